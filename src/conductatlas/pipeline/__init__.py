"""Leads a document through its stages and stores each result."""
