"""What the machine itself tells: clocks and fresh ids."""
