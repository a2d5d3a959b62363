"""Extraction and reading as functions: the library without Django. Pure."""
