"""From a prompt to a clip: the queue, the engines and the library."""
