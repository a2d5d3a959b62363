"""The versions of the stages that make text, findings and explanations.

A result is kept under the version that made it; raise one when its stage gives other results. They
stand here, and not beside the stages, so that a run that reads nothing need not load them.
"""

__all__ = ["COMPOSER", "EXTRACTOR", "OTA_EXTRACTOR", "READER"]

EXTRACTOR = "2"
# What makes canonical text of the Markdown that an Open Terms Archive recorded.
OTA_EXTRACTOR = "ota/1"
# Another reader may find other provisions in the same text.
READER = "1"
COMPOSER = "1"
