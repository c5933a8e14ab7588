"""The groups of the Settings page, one file each."""
