"""A real, private desktop session for tests: its programs, and hands and eyes to use them with."""
