"""Which platforms, documents and sources are tracked: YAML files, one a platform."""
