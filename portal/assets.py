"""Static files: bundled, pre-compressed and served under a name that changes with their content.

``build`` writes the whole static tree once per content to ``instance/assets/<hash>/``, with .gz and .br
beside every text file. The hash stands in the address, so browsers may keep files for a year.
"""

import gzip
import shutil
from hashlib import blake2b
from pathlib import Path
from posixpath import normpath
from tempfile import mkdtemp

import brotli
from whitenoise import WhiteNoise

from portal.errors import told_by

SOURCE = Path(__file__).parent / "static"
TEXT = {".css", ".js", ".svg", ".json"}
YEAR = 31_536_000


def serve(app):
    """Put WhiteNoise in front of the app and teach url_for("static") the hashed address."""
    folder = build(app.config["INSTANCE"] / "assets")
    prefix = f"/static/{folder.name}/"
    app.wsgi_app = WhiteNoise(
        app.wsgi_app,
        max_age=YEAR,
        allow_all_origins=False,
        add_headers_function=lambda headers, path, url: headers.add_header("X-Content-Type-Options", "nosniff"),
    )
    app.wsgi_app.add_files(str(folder), prefix)
    app.static_folder_built = folder
    app.add_url_rule(f"{prefix}<path:filename>", endpoint="static", build_only=True)


def build(target):
    """The folder of the built files, made when this content was not built before."""
    files = {path.relative_to(SOURCE).as_posix(): path.read_bytes() for path in sources()}
    files |= bundles(files)
    folder = target / fingerprint(files)
    if not folder.exists():
        with told_by(f"INSTANCE: {target}"):
            write_all(files, target, folder)
    return folder


def write_all(files, target, folder):
    """Nothing of it stays where it does not succeed, as on a full disk."""
    target.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix=".", dir=target))
    try:
        draft.chmod(0o755)
        for name, content in files.items():
            write(draft / name, content)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    put_in_place(draft, folder)


def put_in_place(draft, folder):
    """Several processes may build at once: the first one's work stands, the others throw theirs away."""
    try:
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)


def sources():
    return sorted(path for path in SOURCE.rglob("*") if path.is_file() and not path.name.startswith("LICENSE"))


def bundles(files):
    """css/<name>.txt lists the parts of css/<name>.css, one a line, relative to the css folder."""
    made = {}
    for name, content in files.items():
        if name.startswith("css/") and name.endswith(".txt"):
            parts = content.decode().split()
            made[name.removesuffix(".txt") + ".css"] = b"\n".join(files[normpath(f"css/{part}")] for part in parts)
    return made


def fingerprint(files):
    digest = blake2b(digest_size=6)
    for name in sorted(files):
        digest.update(name.encode() + files[name])
    return digest.hexdigest()


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if path.suffix in TEXT and len(content) > 400:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
        path.with_name(path.name + ".br").write_bytes(brotli.compress(content))
