"""The search index: FTS5 tables on SQLite, GIN indexes on PostgreSQL, and where blocks stand.

`search_place` says of each text in force which block stands where; no model, since only
`archive.search` reads and writes it.
"""

from django.db import migrations

_FTS = "tokenize='porter unicode61 remove_diacritics 2'"
_BOTH = [
    "CREATE TABLE search_place (block_id bigint NOT NULL, document_id bigint NOT NULL, "
    "position integer NOT NULL, PRIMARY KEY (document_id, position))",
    "CREATE INDEX search_place_block ON search_place (block_id)",
]
_SQLITE = [
    f"CREATE VIRTUAL TABLE search_block USING fts5(text, content='archive_block', "
    f"content_rowid='id', {_FTS})",
    f"CREATE VIRTUAL TABLE search_wording USING fts5(title, quote, content='archive_wording', "
    f"content_rowid='id', {_FTS})",
    f"CREATE VIRTUAL TABLE search_change USING fts5(title, summary, {_FTS})",
]
_POSTGRES = [
    "CREATE INDEX search_block ON archive_block USING gin "
    "(to_tsvector('english', left(text, 200000)))",
    "CREATE INDEX search_wording ON archive_wording USING gin "
    "(to_tsvector('english', title || ' ' || left(quote, 200000)))",
    "CREATE INDEX search_change ON archive_change USING gin "
    "(to_tsvector('english', left(summary, 200000)))",
]


def _create(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for statement in _BOTH + (_POSTGRES if is_postgres else _SQLITE):
        schema_editor.execute(statement)


def _drop(apps, schema_editor):
    kind = "INDEX" if schema_editor.connection.vendor == "postgresql" else "TABLE"
    for name in ("search_block", "search_wording", "search_change"):
        schema_editor.execute(f"DROP {kind} {name}")
    schema_editor.execute("DROP TABLE search_place")


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_first_tables")]
    operations = [migrations.RunPython(_create, _drop)]
