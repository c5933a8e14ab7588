"""Unaided: focus timers tagged AI or no-AI that show what of your own skill grows or shrinks."""

__version__ = "0.1.0"
