"""A real PostgreSQL server for the tests: made in a temporary folder, thrown away at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

MISSING = "PostgreSQL ontbreekt: de databasetests draaien alleen op SQLite (apt-get install postgresql)"
# Nothing here has to survive a power cut. A server in the Netherlands tells moments in the time there, not in UTC.
FAST = "-F -c full_page_writes=off -c synchronous_commit=off -c autovacuum=off -c timezone=Europe/Amsterdam -c listen_addresses="


def binaries():
    """The folder with initdb and pg_ctl, or None. Debian keeps them out of PATH."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "pg_ctl").exists()), None)


@contextmanager
def server(settings=FAST):
    """The address of a running server, without a database at the end; it listens on a socket only."""
    folder = Path(tempfile.mkdtemp(prefix="buurtportaal-", dir="/tmp"))
    as_postgres(folder)(
        "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8"
    )
    run = as_postgres(folder)
    run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", f"{settings} -k {folder}", "start")
    try:
        yield f"postgresql+psycopg://postgres@/{{name}}?host={folder}"
    finally:
        run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def as_postgres(folder):
    """Runs a program of PostgreSQL, which refuses to be root: then the user postgres does it."""
    user = {}
    if os.getuid() == 0:
        user = {"user": "postgres", "group": pwd.getpwnam("postgres").pw_gid, "extra_groups": []}
        shutil.chown(folder, "postgres")

    def run(program, *arguments):
        subprocess.run([binaries() / program, *arguments], check=True, cwd=folder, stdout=subprocess.DEVNULL, **user)

    return run
