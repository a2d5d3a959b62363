"""The network in: polite, bounded, guarded fetching."""
