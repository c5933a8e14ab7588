"""What speed is measured with: every figure beside its floor, both taken in the same run."""
