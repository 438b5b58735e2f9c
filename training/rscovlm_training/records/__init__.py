"""The data engine: published data in, one type of record inside, conversations for the trainer out."""
