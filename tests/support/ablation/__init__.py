"""Takes the rules of the extractor out one by one and asks whether any page notices.

`make rules` prints the rules that no page needs: `python -m tests.support.ablation.data` those that
are data, `….code` those that are code.
"""
