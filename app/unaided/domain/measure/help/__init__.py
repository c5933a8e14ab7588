"""A help page for every figure."""
