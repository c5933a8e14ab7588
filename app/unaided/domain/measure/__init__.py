"""Every figure: how it is computed from rows, and when to say nothing."""
