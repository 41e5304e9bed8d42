"""`make bench`: reads and writes at two sizes on both databases, next to floors measured in the same run; the count of a
vote, a note that reaches 50,000 people, and the memory that downloads of 250,000 boekingen take.

The ratio to the floor is what counts; absolute numbers only mean something on the same machine and day. A machine that
others use too may be half as fast a minute later: so the floor is measured again beside every page.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.bench import count, geld, money, news, opgaven, servers, votes, work

READS = {
    "home": "/",
    "lijst": "/initiatieven/",
    "zoeken": "/initiatieven/?zoek=speeltuin",
    "detail": "/initiatieven/1500",
    "buurt": "/buurten/BU01640202",
    "inloggen": "/inloggen",
}
WRITES = {"steun": "/initiatieven/ID/steunen", "indienen": "/initiatieven/ID/indienen"}
# So many deeds are done before one is measured.
WARM = 40
# At this size also the pages about money, with 20,000 applications and 250,000 boekingen, about a vote of 200,000 ballots,
# and about the work of the wijken with 20,000 submissions.
MONEY_AT = 2_000
MORE = (money.load_money, geld.load_geld, votes.load_votes, opgaven.load_opgaven)
LUA = Path(__file__).with_name("wrk.lua")
HEAD = f"{'':22}{'per s':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'vloer':>8}{'SQL':>5}{'bytes':>8}{'fout':>6}"


def main():
    options = arguments()
    if not shutil.which("wrk"):
        sys.exit("make bench heeft wrk nodig: apt-get install wrk")
    counts, results = count.measure(), []
    with tempfile.TemporaryDirectory() as folder:
        for database in options.databases:
            with servers.database(database, Path(folder)) as (portal_url, floor_url), floor_server(floor_url) as base:
                floors = Floors(base, options.seconds)
                floors.show(database)
                counts.append(news.measure(database, portal_url(news.PEOPLE), folder))
                for size in options.sizes:
                    results += measure_size(database, portal_url(size), size, floors, options.seconds, Path(folder), counts)
    Path(options.json).write_text(json.dumps(results + counts, indent=1))
    print(f"\nAlles staat ook in {options.json}.")
    verdict(results)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 200_000])
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--json", default="bench-uitslag.json")
    return parser.parse_args()


def floor_server(url):
    return servers.gunicorn("tests.bench.floor:app", {"FLOOR_DATABASE_URL": url})


class Floors:
    """The floors of one database, on a server that stands ready all the time."""

    PATHS = {"kaal": "/bare", "rijen": "/rows", "insert": "/insert"}

    def __init__(self, base, seconds):
        self.base, self.seconds = base, seconds

    def now(self, name, connections):
        """How a floor does at this moment, as ``wrk`` tells it."""
        return wrk(self.base + self.PATHS[name], connections, self.seconds, post=name == "insert")

    def show(self, database):
        print(f"\n{database}: vloeren\n{HEAD}")
        for name in self.PATHS:
            for connections in (1, 16):
                show(f"{name}, {connections} verb.", self.now(name, connections), 1, "", "")


def wrk(url, connections, seconds, post=False, extra=(), headers=()):
    """One run of wrk as a dict: requests, seconds, p50, p95, p99 (ms), errors."""
    script = LUA if not post else post_script()
    command = [
        "wrk",
        "-t",
        str(min(2, connections)),
        "-c",
        str(connections),
        "-d",
        f"{seconds}s",
        "-s",
        str(script),
        *headers,
        url,
    ]
    answer = subprocess.run([*command, "--", *map(str, extra)] if extra else command, capture_output=True, text=True)
    line = next((line for line in answer.stdout.splitlines() if line.startswith("JSON")), None)
    if line is None:
        sys.exit(f"wrk gaf geen uitslag voor {url}:\n{answer.stdout}{answer.stderr}")
    return json.loads(line[4:])


def post_script():
    path = Path(tempfile.gettempdir()) / "vloer-post.lua"
    path.write_text('wrk.method = "POST"\n' + LUA.read_text())
    return path


def rate(result):
    return result["requests"] / result["seconds"]


def measure_size(database, url, size, floors, seconds, folder, counts):
    """A row for every page and deed; what is measured otherwise is added to ``counts``."""
    rows = []
    settings = {"DATABASE_URL": url, "INSTANCE": str(folder / "instance"), "GEMEENTE": "hengelo", "SECRET_KEY": "bench"}
    servers.prepare(settings, size, folder, also=MORE if size == MONEY_AT else ())
    costs = servers.costs(settings, READS)
    for cache in ("uit", "aan"):
        print(f"\n{database}, {size:,} initiatieven, cache {cache}\n{HEAD}")
        with servers.gunicorn("portal.wsgi:app", settings | {"PAGE_CACHE": cache}) as base:
            for name, path in READS.items():
                for connections in (1, 16):
                    warm(base + path)
                    result = wrk(base + path, connections, seconds)
                    rows.append(
                        row(database, size, f"cache {cache}", name, connections, result, floors, "rijen", costs[name])
                    )
            if cache == "uit":
                rows += measure_writes(database, size, base, floors, seconds, folder)
                if size == MONEY_AT:
                    rows += measure_money(database, size, base, floors, seconds, folder)
                    rows += measure_votes(database, size, base, floors, seconds, folder)
                    rows += measure_work(database, size, base, floors, seconds, folder)
                    rows += measure_pages(database, size, base, floors, seconds, folder, "geld", geld.PAGES)
            elif size == MONEY_AT:
                rows += measure_pages(database, size, base, floors, seconds, folder, "cache aan", for_everybody())
    if size == MONEY_AT:
        counts += geld.measure_downloads(database, settings)
    return rows


def warm(url):
    for _ in range(6):
        urllib.request.urlopen(url).read()


def measure_writes(database, size, base, floors, seconds, folder):
    rows = []
    for name, path in WRITES.items():
        for connections in (1, 16):
            result = write(base, path, folder / f"{name}-{connections}.txt", connections, seconds)
            rows.append(row(database, size, "schrijven", name, connections, result, floors, "insert", ("", "")))
    return rows


def write(base, path, targets, connections, seconds, body=""):
    """One run of a deed on these targets. The last ones go first and do not count: a process does a thing for the first time
    once, and pages are warm too when they are measured."""
    lines = targets.read_text().splitlines()
    first = targets.with_name("eerst.txt")
    first.write_text("\n".join(lines[-WARM:]))
    targets.write_text("\n".join(lines[:-WARM]))
    visitors = targets.with_name("bezoekers.txt")
    wrk(base, 4, 1, extra=(visitors, path, first, body))
    return wrk(base, connections, seconds, extra=(visitors, path, targets, body))


def measure_money(database, size, base, floors, seconds, folder):
    """The application page with its verdicts, the staff queue, and grants: as people who are logged in."""
    rows = measure_pages(database, size, base, floors, seconds, folder, "geld", money.PAGES)
    body = money.besluit(seen_by(money.DECIDER, base + money.GRANT.replace("ID", "1"), folder))
    for connections in (1, 16):
        targets = folder / f"toekennen-{connections}.txt"
        targets.write_text(money.grants(connections))
        result = write(base, money.GRANT, targets, connections, seconds, body)
        rows.append(row(database, size, "geld", "toekennen", connections, result, floors, "insert", ("", "")))
    return rows


def measure_votes(database, size, base, floors, seconds, folder):
    """The result and the ballot page, and casting."""
    rows = measure_pages(database, size, base, floors, seconds, folder, "cache uit", votes.PAGES)
    for connections in (1, 16):
        path, body = votes.CAST
        targets = folder / f"stemmen-{connections}.txt"
        targets.write_text(votes.casts(connections))
        result = write(base, path, targets, connections, seconds, body)
        rows.append(row(database, size, "schrijven", "stemmen", connections, result, floors, "insert", ("", "")))
    return rows


def measure_work(database, size, base, floors, seconds, folder):
    """The pages of inbreng, wijkopgaven and rapportages: as everybody reads them, and as the wijkregisseur does."""
    staff = {name: (path, work.REGISSEUR) for name, path in work.STAFF.items()}
    rows = measure_pages(database, size, base, floors, seconds, folder, "cache uit", public_work())
    return rows + measure_pages(database, size, base, floors, seconds, folder, "werk", staff)


def public_work():
    return {name: (path, None) for name, path in work.PUBLIC.items()}


def for_everybody():
    """The pages about votes and about the work of the wijken that need no login."""
    return {name: page for name, page in votes.PAGES.items() if page[1] is None} | public_work()


def seen_by(who, url, folder):
    """The page at this address as this visitor sees it."""
    request = urllib.request.Request(url, headers={"Cookie": f"session={cookie(who, folder)}"})
    return urllib.request.urlopen(request).read().decode()


def cookie(who, folder):
    return (folder / "bezoekers.txt").read_text().splitlines()[who - 1].split()[0]


def measure_pages(database, size, base, floors, seconds, folder, mode, pages):
    """Pages by name, each with its path and the number of who asks for it (None: nobody known)."""
    rows = []
    for name, (path, who) in pages.items():
        headers = ("-H", f"Cookie: session={cookie(who, folder)}") if who else ()
        for connections in (1, 16):
            if not who:
                warm(base + path)
            result = wrk(base + path, connections, seconds, headers=headers)
            rows.append(row(database, size, mode, name, connections, result, floors, "rijen", ("", "")))
    return rows


def row(database, size, mode, name, connections, result, floors, floor, cost):
    beside = rate(floors.now(floor, connections))
    ratio = rate(result) / beside
    show(f"{name}, {connections} verb.", result, ratio, *cost)
    return {
        "database": database,
        "size": size,
        "mode": mode,
        "page": name,
        "connections": connections,
        "per_second": rate(result),
        "ratio": ratio,
        "floor": floor,
        "floor_per_second": beside,
        "sql": cost[0],
        "bytes": cost[1],
        **result,
    }


def show(name, result, ratio, sql, size):
    print(
        f"{name:22}{rate(result):>9.0f}{result['p50']:>9.2f}{result['p95']:>9.2f}{result['p99']:>9.2f}"
        f"{ratio:>8.2f}{sql:>5}{size:>8}{result['errors']:>6}",
        flush=True,
    )


def verdict(results):
    """What the goals ask: reads 0.15 of the rows floor without cache and 0.4 with it, writes 0.3 of the insert floor."""
    goals = {"cache uit": 0.15, "cache aan": 0.4, "schrijven": 0.3}
    judged = [r for r in results if r["mode"] in goals]
    short = [r for r in judged if r["ratio"] < goals[r["mode"]]]
    print(f"\n{len(judged) - len(short)} van {len(judged)} metingen halen hun doel.")
    for r in short:
        where = "{database} {size:,} {mode} {page} {connections} verb.: {ratio:.2f}".format(**r)
        print(f"  te laag: {where} (doel {goals[r['mode']]})")
    for r in grown(results):
        print("  p95 groeit: {database} {mode} {page} {connections} verb.: {growth:.2f} × (doel 1.5)".format(**r))
    for r in (r for r in results if r["errors"]):
        print("  niet gelukt: {database} {size:,} {mode} {page} {connections} verb.: {errors} van {requests}".format(**r))


def grown(results):
    smallest, largest = min(r["size"] for r in results), max(r["size"] for r in results)
    small = {key(r): r["p95"] for r in results if r["size"] == smallest}
    rows = [
        r | {"growth": r["p95"] / small[key(r)]}
        for r in results
        if r["size"] == largest and r["mode"] not in ("schrijven", "geld", "werk") and key(r) in small
    ]
    return [r for r in rows if r["growth"] > 1.5]


def key(r):
    return r["database"], r["mode"], r["page"], r["connections"]


if __name__ == "__main__":
    started = time.monotonic()
    main()
    print(f"De meting duurde {time.monotonic() - started:.0f} s met {os.cpu_count()} kernen.")
