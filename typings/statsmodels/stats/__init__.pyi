"""Statistics by themselves."""
