"""Search on SQLite: FTS5 tables over wordings, changes and blocks (external content, no copy)."""

from collections.abc import Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from conductatlas.archive.search.engine import CLOSE, OPEN, Hit, marked
from conductatlas.archive.search.query import SearchQuery

__all__ = ["SqliteSearch"]

_AROUND = 40
_AT_ONCE = 500


class SqliteSearch:
    """The engine behind the embedded database."""

    def matching_wordings(self, query: SearchQuery) -> RawSQL:
        """A subquery of the keys of the wordings that match."""
        sql = "SELECT rowid FROM search_wording WHERE search_wording MATCH %s"
        return RawSQL(sql, [_expression(query)])  # noqa: S611 - the words are a parameter

    def matching_changes(self, query: SearchQuery) -> RawSQL:
        """A subquery of the keys of the changes that match."""
        sql = "SELECT rowid FROM search_change WHERE search_change MATCH %s"
        return RawSQL(sql, [_expression(query)])  # noqa: S611 - the words are a parameter

    def provisions(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best wordings of provisions in force; a word in the title counts five times."""
        sql = """
            SELECT p.id, snippet(search_wording, 1, %s, %s, '…', %s)
            FROM search_wording JOIN archive_wording w ON w.id = search_wording.rowid
            JOIN archive_provision p
              ON p.id = w.provision_id AND p.wording_id = w.id AND p.in_force
            WHERE search_wording MATCH %s
            ORDER BY bm25(search_wording, 5.0, 1.0), w.id DESC LIMIT %s"""
        return _hits(sql, [OPEN, CLOSE, _AROUND, _expression(query), most])

    def changes(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best published changes."""
        sql = """
            SELECT c.id, snippet(search_change, 1, %s, %s, '…', %s)
            FROM search_change JOIN archive_change c ON c.id = search_change.rowid
            WHERE search_change MATCH %s AND c.published
            ORDER BY bm25(search_change, 2.0, 1.0), c.id DESC LIMIT %s"""
        return _hits(sql, [OPEN, CLOSE, _AROUND, _expression(query), most])

    def blocks(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best passages of texts in force."""
        # "+" keeps the planner from asking the index once for every block in force.
        sql = """
            SELECT f.id, f.excerpt, p.document_id, p.position FROM (
              SELECT search_block.rowid AS id, bm25(search_block) AS score,
                     snippet(search_block, 0, %s, %s, '…', %s) AS excerpt
              FROM search_block WHERE search_block MATCH %s AND +search_block.rowid IN
                (SELECT block_id FROM search_place)
              ORDER BY score, search_block.rowid LIMIT %s) f
            JOIN search_place p ON p.block_id = f.id
            ORDER BY f.score, f.id, p.document_id, p.position LIMIT %s"""
        return _hits(sql, [OPEN, CLOSE, _AROUND, _expression(query), most, most])

    def add_wordings(self, ids: list[int]) -> None:
        """Index wordings; those indexed before are left as they are."""
        _add("search_wording", "title, quote", "archive_wording", ids)

    def add_change(self, change_id: int) -> None:
        """Index a change, in place of what was indexed of it."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_change WHERE rowid = %s", [change_id])
            cursor.execute(
                """INSERT INTO search_change (rowid, title, summary)
                SELECT c.id, p.name || ' ' || d.title, c.summary FROM archive_change c
                JOIN archive_document d ON d.id = c.document_id
                JOIN archive_platform p ON p.id = d.platform_id WHERE c.id = %s""",
                [change_id],
            )

    def add_blocks(self, ids: list[int]) -> None:
        """Index blocks; those indexed before are left as they are."""
        _add("search_block", "text", "archive_block", ids)


def _expression(query: SearchQuery) -> str:
    # Words hold letters, digits and "_" only (query.parse_query); quoted, FTS5 knows no operator.
    joint = " OR " if query.any_of else " AND "
    return joint.join('"' + " ".join(phrase) + '"' for phrase in query.phrases)


def _hits(sql: str, parameters: list[str | int]) -> tuple[Hit, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    return tuple(Hit(row[0], *marked(row[1] or ""), *row[2:]) for row in rows)


def _add(index: str, columns: str, table: str, ids: Sequence[int]) -> None:
    # The shadow table of sizes knows what an external-content index holds; a second insert of a
    # row would count its words twice.
    for first in range(0, len(ids), _AT_ONCE):
        some = list(ids[first : first + _AT_ONCE])
        places = ",".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {index} (rowid, {columns}) SELECT id, {columns} FROM {table} "  # noqa: S608 - names are constants of this module
                f"WHERE id IN ({places}) AND id NOT IN "
                f"(SELECT id FROM {index}_docsize WHERE id IN ({places}))",
                [*some, *some],
            )
