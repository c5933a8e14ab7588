"""What several test modules share: the fake clock, made-up histories and their truth."""
