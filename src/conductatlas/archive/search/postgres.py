"""Search on PostgreSQL: expression indexes over the tables themselves, kept by the database."""

from django.db import connection
from django.db.models.expressions import RawSQL

from conductatlas.archive.search.engine import CLOSE, OPEN, Hit, marked
from conductatlas.archive.search.query import SearchQuery

__all__ = ["BLOCK", "CHANGE", "WORDING", "PostgresSearch"]

# The indexed expressions; migration 0002 makes a GIN index of each. A tsvector holds 1 MB at most,
# so that only the beginning of an enormous passage is indexed.
BLOCK = "to_tsvector('english', left(text, 200000))"
WORDING = "to_tsvector('english', title || ' ' || left(quote, 200000))"
CHANGE = "to_tsvector('english', left(summary, 200000))"
_OPTIONS = f"StartSel={OPEN},StopSel={CLOSE},MaxWords=40,MinWords=20,MaxFragments=1"


class PostgresSearch:
    """The engine behind PostgreSQL."""

    def matching_wordings(self, query: SearchQuery) -> RawSQL:
        """A subquery of the keys of the wordings that match."""
        return _matching("archive_wording", WORDING, query)

    def matching_changes(self, query: SearchQuery) -> RawSQL:
        """A subquery of the keys of the changes that match."""
        return _matching("archive_change", CHANGE, query)

    def provisions(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best wordings of provisions in force."""
        return _hits(
            f"""SELECT f.id, ts_headline('english', f.quote, f.q, %s) FROM (
              SELECT p.id, w.quote, t.q, ts_rank({_of("w", WORDING)}, t.q) AS score
              FROM archive_wording w JOIN archive_provision p
                ON p.id = w.provision_id AND p.wording_id = w.id AND p.in_force,
                (SELECT websearch_to_tsquery('english', %s) AS q) t
              WHERE {_of("w", WORDING)} @@ t.q ORDER BY score DESC, p.id DESC LIMIT %s) f
            ORDER BY f.score DESC, f.id DESC""",  # noqa: S608 - constants of this module
            [_OPTIONS, _words(query), most],
        )

    def changes(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best published changes."""
        return _hits(
            f"""SELECT f.id, ts_headline('english', f.summary, f.q, %s) FROM (
              SELECT c.id, c.summary, t.q, ts_rank({_of("c", CHANGE)}, t.q) AS score
              FROM archive_change c, (SELECT websearch_to_tsquery('english', %s) AS q) t
              WHERE {_of("c", CHANGE)} @@ t.q AND c.published
              ORDER BY score DESC, c.id DESC LIMIT %s) f
            ORDER BY f.score DESC, f.id DESC""",  # noqa: S608 - constants of this module
            [_OPTIONS, _words(query), most],
        )

    def blocks(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best passages of texts in force."""
        return _hits(
            f"""SELECT f.id, ts_headline('english', f.text, f.q, %s), p.document_id, p.position
            FROM (
              SELECT b.id, b.text, t.q, ts_rank({_of("b", BLOCK)}, t.q) AS score
              FROM archive_block b, (SELECT websearch_to_tsquery('english', %s) AS q) t
              WHERE {_of("b", BLOCK)} @@ t.q
                AND EXISTS (SELECT 1 FROM search_place s WHERE s.block_id = b.id)
              ORDER BY score DESC, b.id LIMIT %s) f
            JOIN search_place p ON p.block_id = f.id
            ORDER BY f.score DESC, f.id, p.document_id, p.position LIMIT %s""",  # noqa: S608 - constants of this module
            [_OPTIONS, _words(query), most, most],
        )

    def add_wordings(self, ids: list[int]) -> None:
        """Nothing to do: the database keeps the index."""

    def add_change(self, change_id: int) -> None:
        """Nothing to do: the database keeps the index."""

    def add_blocks(self, ids: list[int]) -> None:
        """Nothing to do: the database keeps the index."""


def _of(table: str, expression: str) -> str:
    for column in ("text", "title", "quote", "summary"):
        for before in ("left(", ", "):
            expression = expression.replace(f"{before}{column}", f"{before}{table}.{column}")
    return expression


def _words(query: SearchQuery) -> str:
    joint = " or " if query.any_of else " "
    return joint.join('"' + " ".join(phrase) + '"' for phrase in query.phrases)


def _matching(table: str, expression: str, query: SearchQuery) -> RawSQL:
    # As an array the matches are found once, by the index; a planner without statistics would else
    # look at the words of each row that the rest of the query finds.
    found = f"SELECT id FROM {table} WHERE {expression} @@ websearch_to_tsquery('english', %s)"  # noqa: S608 - constants of this module
    sql = f"SELECT unnest(ARRAY({found}))"
    return RawSQL(sql, [_words(query)])  # noqa: S611 - the words are a parameter


def _hits(sql: str, parameters: list[str | int]) -> tuple[Hit, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    return tuple(Hit(row[0], *marked(row[1] or ""), *row[2:]) for row in rows)
