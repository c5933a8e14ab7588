"""One file a step, named by the version it makes; each holds the SQL of its day and imports no table."""
