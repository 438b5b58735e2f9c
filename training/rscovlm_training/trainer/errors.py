"""What can be wrong with a recipe, a machine or a run, told in words before anything is loaded."""

from __future__ import annotations

from rscovlm.errors import BadRequest, RSCoVLMError


class RecipeInvalid(BadRequest):
    """The recipe says something that cannot be understood or does not fit together."""

    code = "recipe_invalid"
    default_next_step = "Correct the recipe, or the '--set' that changed it."


class MachineLacks(RSCoVLMError):
    """The recipe asks for what this machine does not have."""

    code = "machine_lacks"
    default_next_step = "Install what is missing, or change the recipe with '--set'."


class ConversationInvalid(RSCoVLMError):
    """A conversation cannot be learnt from."""

    code = "conversation_invalid"
    default_next_step = "Mend or leave out the record that it comes from."


class ConversationTooLong(ConversationInvalid):
    """A conversation takes more tokens than the recipe's limit."""

    code = "conversation_too_long"
    default_next_step = "Raise data.token_limit, lower data.max_pixels, or set data.over_limit to drop."


class RunFolderTaken(RSCoVLMError):
    """The folder of the run holds another run, or none to go on with."""

    code = "run_folder"
    default_next_step = "Choose another folder with '--set folder=…', or go on with that run: '--resume'."
