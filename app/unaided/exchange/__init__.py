"""Other formats, in and out: a neighbour of storage that knows the domain alone."""
