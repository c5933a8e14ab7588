"""The charts: what they have in common, and each kind of them."""
