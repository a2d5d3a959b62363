"""Finds, grades, matches and explains provisions in canonical text. Pure."""
