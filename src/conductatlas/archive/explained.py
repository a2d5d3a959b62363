"""Keeps composed explanations, each distinct one once, small: against one of the same type."""

from collections.abc import Sequence

from conductatlas.archive.bulk import insert_rows
from conductatlas.archive.models import Explanation, Wording
from conductatlas.archive.packing import ExplanationPacker
from conductatlas.archive.transactions import reserve_ids, stage
from conductatlas.archive.values import Explained
from conductatlas.model.records import Finding

__all__ = ["explain_wordings", "keep_explanations"]


def keep_explanations(
    findings: Sequence[Finding], explained: Sequence[Explained]
) -> list[int | None]:
    """Keep what is new of `explained`, one a finding; their ids. None where none was given."""
    if not explained:
        return [None] * len(findings)
    types = {e.content: f.type for f, e in zip(findings, explained, strict=True)}
    kept = _kept(list(types))
    new = {e.content: e for e in explained if e.content not in kept}
    if new:
        kept |= _add(list(new.values()), types)
    return [kept[e.content] for e in explained]


def explain_wordings(
    wording_ids: Sequence[int], findings: Sequence[Finding], explained: Sequence[Explained]
) -> None:
    """Give wordings the explanations of another composer version, or of another context."""
    with stage():
        ids = keep_explanations(findings, explained)
        rows = [Wording(pk=w, explanation_id=e) for w, e in zip(wording_ids, ids, strict=True)]
        Wording.objects.bulk_update(rows, ["explanation"], batch_size=100)


def _kept(hashes: Sequence[str]) -> dict[str, int]:
    rows = Explanation.objects.filter(content__in=hashes)
    return dict(rows.values_list("content", "pk"))


def _add(new: Sequence[Explained], types: dict[str, str]) -> dict[str, int]:
    bases = _bases({types[one.content] for one in new})
    packers: dict[str, ExplanationPacker] = {}
    ids = reserve_ids("archive_explanation", len(new))
    rows = []
    for key, one in zip(ids, new, strict=True):
        kind = types[one.content]
        base_id, base = bases.get(kind, (None, None))
        if base is None:
            body = ExplanationPacker(None).pack(one.words)
            bases[kind] = (key, body)
        else:
            packer = packers.get(kind) or packers.setdefault(kind, ExplanationPacker(base))
            body = packer.pack(one.words)
        rows.append(
            {
                "id": key,
                "content": one.content,
                "composer": one.composer,
                "type": kind,
                "base_id": base_id,
                "body": body,
            }
        )
    insert_rows(Explanation, rows)
    return {one.content: key for key, one in zip(ids, new, strict=True)}


def _bases(types: set[str]) -> dict[str, tuple[int | None, bytes | None]]:
    """For each type the newest explanation that stands by itself."""
    rows = Explanation.objects.filter(type__in=types, base__isnull=True).order_by("pk")
    return {t: (key, bytes(body)) for t, key, body in rows.values_list("type", "pk", "body")}
