"""The views of the public pages, one module a page family."""
