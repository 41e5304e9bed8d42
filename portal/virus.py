"""Asks ClamAV whether a file is safe, over its INSTREAM conversation; without CLAMD_URL nobody is asked."""

import socket
from urllib.parse import urlsplit

PATIENCE, CHUNK, LONGEST_ANSWER = 20, 64_000, 1_000
PORT = 3310
CLEAN = b"stream: OK"


class Infected(ValueError):
    """The scanner found something in this file."""


class NoScanner(OSError):
    """The scanner does not answer, or not as it should: then no file is let through."""


def scan(data, url):
    """Nothing when the file is clean or no scanner is set; Infected or NoScanner otherwise."""
    if not url:
        return
    try:
        answer = ask(urlsplit(url), b"zINSTREAM\0", chunks(data))
    except OSError as error:
        raise NoScanner(str(error)) from error
    if answer.endswith(b" FOUND"):
        raise Infected(answer.decode("ascii", "replace"))
    if answer != CLEAN:
        raise NoScanner(answer.decode("ascii", "replace") or "geen antwoord")


def answers(url):
    """Does the scanner say PONG?"""
    try:
        return ask(urlsplit(url), b"zPING\0") == b"PONG"
    except OSError:
        return False


def ask(url, command, parts=()):
    with call(url) as line:
        line.sendall(command)
        for part in parts:
            line.sendall(part)
        answer = b""
        while (more := line.recv(LONGEST_ANSWER)) and len(answer) < LONGEST_ANSWER:
            answer += more
        return answer.rstrip(b"\0\n")


def chunks(data):
    """The file in pieces, each with its length before it; a length of nought ends it."""
    for start in range(0, len(data), CHUNK):
        piece = data[start : start + CHUNK]
        yield len(piece).to_bytes(4, "big") + piece
    yield bytes(4)


def call(url):
    if url.scheme == "tcp":
        return socket.create_connection((url.hostname, url.port or PORT), timeout=PATIENCE)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(PATIENCE)
    line.connect(url.path)
    return line
