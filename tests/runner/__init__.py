"""What `python3 tests` does: the standard library alone, so that it can speak before anything is set up."""
