"""Raw bytes in, canonical text out: the policy alone. Pure."""
