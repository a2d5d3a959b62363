"""The operator lets a text through that waits: a suspect one never comes into force by itself."""

from dataclasses import replace

from conductatlas.archive import store, targets
from conductatlas.model import InputError
from conductatlas.pipeline.confirmation import Confirmation, read_confirmation, write_confirmation

__all__ = ["accept_waiting_text"]


def accept_waiting_text(platform: str, document: str) -> None:
    """Let the text that waits come into force at the next check that sees it.

    Of a page that alternates what waits in any of its lines. Raises InputError where none waits,
    or the document is unknown.
    """
    [target] = targets.find_targets(platform, document)
    state = read_confirmation(target.confirmation)
    if not any(one.candidate for one in (state, *(line.state for line in state.lines))):
        raise InputError(f"no text of {target.path} waits. There is nothing to accept.")
    store.save_confirmation(target.id, write_confirmation(_accepted(state)))


def _accepted(state: Confirmation) -> Confirmation:
    lines = tuple(replace(line, state=_accepted(line.state)) for line in state.lines)
    candidate = state.candidate and replace(state.candidate, accepted=True)
    return replace(state, candidate=candidate, lines=lines)
