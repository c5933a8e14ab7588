"""The controls all views are made of; each works by keyboard alone and has an accessible name."""
