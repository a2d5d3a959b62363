"""The versions of the stages that make text, findings and explanations.

A result is kept under the version that made it; raise one when its stage gives other results. They
stand here, and not beside the stages, so that a run that reads nothing need not load them.
"""

__all__ = ["COMPOSER", "EXTRACTOR", "READER"]

EXTRACTOR = "2"
# Another reader may find other provisions in the same text.
READER = "1"
COMPOSER = "1"
