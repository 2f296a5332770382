"""The diffusion engine: open video models on a GPU. Only `gpu` imports torch and diffusers."""
