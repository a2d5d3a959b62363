"""The operator lets a text through that waits: a suspect one never comes into force by itself."""

from dataclasses import replace

from conductatlas.archive import store, targets
from conductatlas.model import InputError
from conductatlas.pipeline.confirmation import read_confirmation, write_confirmation

__all__ = ["accept_waiting_text"]


def accept_waiting_text(platform: str, document: str) -> None:
    """Let the text that waits come into force at the next check that sees it.

    Raises InputError where none waits, or the document is unknown.
    """
    [target] = targets.find_targets(platform, document)
    state = read_confirmation(target.confirmation)
    if state.candidate is None:
        raise InputError(f"no text of {target.path} waits. There is nothing to accept.")
    accepted = replace(state, candidate=replace(state.candidate, accepted=True))
    store.save_confirmation(target.id, write_confirmation(accepted))
