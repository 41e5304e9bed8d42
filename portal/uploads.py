"""Photos in the uploads folder: each as two files, large and small, under a name nobody can guess."""

import secrets

from flask import abort, current_app, send_file


def keep(picture):
    """Write down a re-encoded picture (portal.fotos.Picture); the key it is found by."""
    key = secrets.token_urlsafe(16)
    current_app.config["UPLOADS"].mkdir(parents=True, exist_ok=True)
    large, small = paths(key)
    large.write_bytes(picture.data)
    small.write_bytes(picture.small)
    return key


def drop(key):
    for path in paths(key):
        path.unlink(missing_ok=True)


def send(key, small=False):
    """The answer that holds the photo; 404 when its file is gone."""
    path = paths(key)[small]
    return send_file(path, mimetype="image/webp", max_age=3600) if path.exists() else abort(404)


def paths(key):
    """Where the large and the small file of this key are."""
    folder = current_app.config["UPLOADS"]
    return folder / f"{key}.webp", folder / f"{key}-klein.webp"
