"""In the place of vLLM's program: takes its arguments, and serves at their port until it is told to crash."""

from __future__ import annotations

import os
import sys
import time

from model_server import ModelServer


def _option(name: str) -> str:
    return sys.argv[sys.argv.index(name) + 1]


def main() -> None:
    if "--broken" in sys.argv:
        print("CUDA error: out of cards")
        sys.exit(3)
    port, key, name = int(_option("--port")), os.environ["VLLM_API_KEY"], _option("--served-model-name")
    with ModelServer(lambda _: [str(os.getpid())], models=(name,), key=key, port=port) as server:
        print("ready", flush=True)
        while not any(request["messages"][-1]["content"] == "crash" for request in server.requests):
            time.sleep(0.02)
    if "--hopeless" in sys.argv:
        print("cannot go on")


if __name__ == "__main__":
    main()
