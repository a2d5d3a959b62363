"""ConductAtlas: an open policy archive.

It tracks the policies of online platforms, keeps every version as evidence, finds and explains the
provisions that matter, and says what really changed. `docs/architecture.md` is the map.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
