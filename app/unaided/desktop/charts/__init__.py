"""Charts: themed, pointed at by mouse and keyboard; they draw what they are given."""
