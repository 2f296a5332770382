"""The embedded engine: prompt → scene → physics → picture and sound, on a CPU."""
