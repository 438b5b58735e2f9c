"""The engine that asks model servers over the OpenAI protocol: vLLM, SGLang, llama.cpp's server, Ollama."""
