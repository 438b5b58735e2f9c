"""What can be set about the engine: by the command line, else by ``RSCOVLM_*`` in the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from rscovlm.errors import ServerRefused

EngineKind = Literal["transformers", "openai", "vllm"]


class EngineSettings(BaseSettings):
    """Settings of the engine, shared by every command; lists are written as JSON in the environment."""

    model_config = SettingsConfigDict(env_prefix="RSCOVLM_", env_ignore_empty=True, extra="ignore")

    engine: EngineKind = Field(
        default="transformers",
        description="transformers: in this process; openai: servers at addresses; vllm: one that we start",
    )
    model: str | None = Field(default=None, description="a name of models.toml; None: its default")
    device: str = "auto"
    threads: int | None = Field(default=None, ge=1)
    addresses: list[str] = Field(default_factory=list, description="of model servers")
    served_name: str | None = Field(default=None, description="what the servers call the model")
    api_key: SecretStr = Field(default=SecretStr(""), description="of the model servers")
    api_key_file: Path | None = Field(default=None, description="a file that holds that key")
    patience_s: float = Field(default=60.0, ge=0, description="how long no server may be there")
    silence_s: float = Field(default=120.0, gt=0, description="how long a server may say nothing")
    side_by_side: int = Field(default=16, ge=1, description="requests that each server is given at once")
    vllm_command: str = Field(default="", description="starts vLLM; empty: 'vllm serve' of this machine")
    vllm_args: str = Field(default="", description="more arguments for vLLM, as in a shell")
    vllm_start_s: float = Field(default=900.0, gt=0, description="how long vLLM may take to load a model")

    def key(self) -> str:
        """The key for the model servers; empty where none is set.

        Raises:
            ServerRefused: its file cannot be read.
        """
        if self.api_key_file is None:
            return self.api_key.get_secret_value()
        try:
            return self.api_key_file.expanduser().read_text(encoding="utf-8").strip()
        except (OSError, ValueError) as error:
            raise ServerRefused(
                f"The key of the model servers cannot be read from {self.api_key_file}.",
                details=str(error),
                next_step="Correct RSCOVLM_API_KEY_FILE, or the file's rights.",
            ) from error
