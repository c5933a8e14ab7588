"""The steps from one version of the file to the next; Alembic loads them when a file is behind."""
