"""Questions about large worlds, each with an answer that follows from the labels alone."""
