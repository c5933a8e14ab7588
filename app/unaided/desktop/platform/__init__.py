"""One file per thing the desktop offers."""
