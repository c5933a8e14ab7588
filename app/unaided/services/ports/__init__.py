"""What the services need from the world, as narrow as they use it: one file a shelf, joined by the ledger."""
