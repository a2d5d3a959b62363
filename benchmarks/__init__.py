"""Benchmarks: one runnable file a claim, against a named alternative in the same run."""
