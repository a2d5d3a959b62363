"""One policy out of a page that holds several: from its title, or its anchor, to the next title."""

from conductatlas.extraction.pieces import HEADING, Piece, key

__all__ = ["cut_section"]


def cut_section(pieces: list[Piece], section: str) -> list[Piece]:
    """The pieces of the policy that `section` names by its first words or by its anchor.

    Empty where the page has no such section. "#name" means the anchor only.
    """
    anchor = section.removeprefix("#")
    starts = [at for at, piece in enumerate(pieces) if anchor in piece.anchors]
    if not section.startswith("#"):
        wanted = key(section)
        exact = [at for at, piece in enumerate(pieces) if key(piece.text) == wanted]
        begins = [at for at, piece in enumerate(pieces) if key(piece.text).startswith(wanted)]
        starts = exact or starts or begins
    if not starts:
        return []
    runs = [pieces[start : _end(pieces, start)] for start in starts]
    return max(runs, key=lambda run: sum(len(piece.text) for piece in run))


def _end(pieces: list[Piece], start: int) -> int:
    """Where the section ends: at the next heading as high as its own."""
    first = pieces[start]
    level = first.level if first.kind == HEADING else 0
    for at in range(start + 1, len(pieces)):
        if pieces[at].kind == HEADING and level and pieces[at].level <= level:
            return at
    return len(pieces)
