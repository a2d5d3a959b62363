"""Takes the rules of the extractor out one by one and asks whether any page notices.

`python -m tests.support.ablation` (or `make rules`) prints the rules that no page needs.
"""
