"""Photos in the uploads folder: each as two files, large and small, under a name nobody can guess."""

import secrets

from flask import abort, current_app, send_file

from portal import disk


def keep(picture):
    """Write down a re-encoded picture (portal.fotos.Picture); the key it is found by."""
    key = secrets.token_urlsafe(16)
    for path, data in zip(paths(key), (picture.data, picture.small), strict=True):
        disk.write(path, data)
    return key


def drop(key):
    for path in paths(key):
        disk.throw_away(path)


def send(key, small=False, *, public=False):
    """The answer that holds the photo; 404 when its file is gone. Only one that anybody may see is kept, for an hour."""
    path = paths(key)[small]
    if not path.exists():
        abort(404)
    answer = send_file(path, mimetype="image/webp", max_age=3600)
    if not public:
        answer.headers["Cache-Control"] = "private, no-store"
    return answer


def paths(key):
    """Where the large and the small file of this key are."""
    folder = current_app.config["UPLOADS"]
    return folder / f"{key}.webp", folder / f"{key}-klein.webp"
