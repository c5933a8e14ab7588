"""What `python3 app` and `python3 tests` do before anything is installed: the standard library alone."""
