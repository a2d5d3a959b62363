"""The public site: pages, templates, static files."""
