"""How measuring can fail: files that cannot be read for what they should hold."""

from __future__ import annotations

from rscovlm.errors import RSCoVLMError


class FiguresUnreadable(RSCoVLMError):
    """A file of labels or predictions is missing, or does not hold what it should."""

    code = "figures_unreadable"
    default_next_step = "Mend the file, or name another one, and run it again."


class WordsMissing(RSCoVLMError):
    """The table of synonyms is not where it was installed, so synonyms cannot be told."""

    code = "words_missing"
    default_next_step = "Install the package again, or get the file back from the repository."
