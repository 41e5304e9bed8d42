"""How gunicorn serves the portal: SQLite in one process with threads, PostgreSQL in several processes."""

import os

from portal.config import settings, whole_number
from portal.profiel import read_profiel
from portal.story import delivery

# Read here, so that a wrong setting stops the server at once and not each process anew.
here = settings()
read_profiel(here["GEMEENTE"])
embedded = here["SQLALCHEMY_DATABASE_URI"].startswith("sqlite")

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{whole_number(os.environ, 'PORT', 8000, 1, 65_535)}"
workers = 1 if embedded else whole_number(os.environ, "WORKERS", 2, 1, 256)
worker_class = "gthread"
# Python draws one page at a time in a process; a second thread goes on while the first waits for the database. More of them
# only wait for each other: with eight, PostgreSQL gives a quarter to a third fewer pages a second.
threads = 4 if embedded else 2
timeout = 60
graceful_timeout = 20
keepalive = 5
accesslog = None
loglevel = "warning"
control_socket_disable = True


def when_ready(server):
    print(f"Het portaal staat klaar op {here['BASE_URL']} (stoppen: Ctrl+C)", flush=True)


def post_worker_init(worker):
    """Each process brings mail away; whatever their number, every mail goes out once."""
    worker.post = delivery.start_thread(worker.wsgi)


def worker_exit(server, worker):
    if hasattr(worker, "post"):
        worker.post.set()
