"""Brings the database's tables up to date, and refuses those of a newer program."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from conductatlas.model import ArchiveError, StorageError

__all__ = ["ensure_schema", "schema_state"]

_LOCK_KEY = 6963


def ensure_schema() -> None:
    """Apply what is missing; raises ArchiveError for a newer database, StorageError for the disk.

    Two programs that start at once wait for each other.
    """
    try:
        if _pending():
            _migrate()
    except DatabaseError as error:
        raise StorageError(
            f"the archive's database cannot be opened or brought up to date ({str(error).strip()})."
            " Give write permission and space, or mend CONDUCTATLAS_DATABASE_URL."
        ) from error


def schema_state() -> str:
    """In a few words how the database fits this program; raises ArchiveError for a newer one."""
    pending = _pending()
    return "up to date" if not pending else f"{pending} migrations to apply at the next command"


def _pending() -> int:
    """How many migrations are still to be applied."""
    executor = MigrationExecutor(connection)
    known = set(executor.loader.disk_migrations or ())
    ours = executor.loader.migrated_apps or set()
    applied = executor.loader.applied_migrations or {}
    unknown = sorted(key for key in applied if key[0] in ours and key not in known)
    if unknown:
        raise ArchiveError(
            f"the archive's database is from a newer version (it has {unknown[-1][1]!r} of "
            f"{unknown[-1][0]}, which this program does not know). "
            "Install the newer conductatlas, or name another data folder."
        )
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    if connection.vendor != "postgresql":
        _apply()
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK_KEY])
        try:
            _apply()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK_KEY])


def _apply() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
