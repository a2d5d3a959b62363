"""One stage, one transaction: whole or not at all, with the database's complaints as sentences."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

from conductatlas.model import StorageError

__all__ = ["database_faults", "one_at_a_time", "reserve_ids", "stage"]


@contextmanager
def stage() -> Iterator[None]:
    """A transaction that takes the write lock at once (SQLite: IMMEDIATE, see the settings).

    A stage within a stage joins it: both are kept, or neither. Raises StorageError where the
    database cannot be written: nothing of the stage is kept then.
    """
    with database_faults(), transaction.atomic(savepoint=False):
        yield


@contextmanager
def database_faults() -> Iterator[None]:
    """Turns what the database says of disk and connection into a StorageError."""
    try:
        yield
    except OperationalError as error:
        raise StorageError(
            f"the archive's database cannot be used ({str(error).strip()}). "
            "Free space or give write permission, then run the command again; "
            "nothing was half kept."
        ) from error


def one_at_a_time(key: int) -> None:
    """Within a stage: let no other one that asks with the same key run beside it.

    SQLite has one writer anyway; on PostgreSQL this is an advisory lock until the stage ends.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def reserve_ids(table: str, count: int) -> list[int]:
    """`count` new ids of `table`, ascending, never given before; within a stage.

    A record's leaf holds its id, and its row needs the leaf: so the id comes first.
    """
    if connection.vendor == "postgresql":
        sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
        with connection.cursor() as cursor:
            cursor.execute(sequence, [table, count])
            return sorted(row[0] for row in cursor.fetchall())
    with connection.cursor() as cursor:
        # AUTOINCREMENT keeps the highest id ever given, also of rows that are gone.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    highest = row[0] if row else 0
    return list(range(highest + 1, highest + 1 + count))
