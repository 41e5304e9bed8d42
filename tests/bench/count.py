"""How fast votes are counted, beside pabutools where that can be imported: 100,000 ballots on 50 projects.

``python -m tests.bench.count`` measures this alone. Each count runs in a process of its own, so that its memory is its
own. pabutools is no part of the portal (GPL): put its folder in PYTHONPATH to measure it.
"""

import importlib.util
import json
import random
import resource
import subprocess
import sys
import time

from portal.tellen import GELIJKE_DELEN, NIETS, Election, Project, Rules, approval, tel

BALLOTS, PROJECTS = 100_000, 50
COUNTS = {"meeste stemmen": Rules(), "gelijke delen, add-1": Rules(GELIJKE_DELEN, NIETS)}
GOALS = {"meeste stemmen": 2, "gelijke delen, add-1": 20}  # seconds
MEGABYTES, TIMES_FASTER = 500, 10
EURO = 100


def generated():
    """The same vote every time: projects of € 1,000 to € 60,000, a few much wanted, three to five choices, and money for
    a third of what is asked."""
    draw = random.Random(2026)
    projects = tuple(Project(f"p{n}", draw.randrange(1_000, 60_001, 500) * EURO) for n in range(PROJECTS))
    wanted = [1 / (n + 3) for n in range(PROJECTS)]
    names = [project.id for project in projects]
    ballots = tuple(approval(draw.choices(names, wanted, k=draw.randint(3, 5))) for _n in range(BALLOTS))
    return Election(projects, ballots, sum(project.cost for project in projects) // 3)


def ours(election, name):
    """The winners, and how many seconds of work it took."""
    started = time.process_time()
    winners = tel(election, COUNTS[name]).winners
    return winners, time.process_time() - started


def theirs(election, name):
    from pabutools import election as pb
    from pabutools import rules

    projects = {project.id: pb.Project(project.id, project.cost // EURO) for project in election.projects}
    instance = pb.Instance(projects.values(), budget_limit=election.budget // EURO)
    profile = pb.ApprovalProfile(
        pb.ApprovalBallot(projects[one] for one, _ in ballot.choices) for ballot in election.ballots
    )
    started = time.process_time()
    if name == "meeste stemmen":
        won = rules.greedy_utilitarian_welfare(instance, profile, sat_class=pb.Cost_Sat)
    else:
        won = rules.method_of_equal_shares(
            instance, profile.as_multiprofile(), sat_class=pb.Cost_Sat, voter_budget_increment=1
        )
    return [project.name for project in won], time.process_time() - started


def measured(who, name):
    """One count in a process of its own: {"winners", "seconds", "megabytes"}."""
    command = [sys.executable, "-m", "tests.bench.count", who, name]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def one(who, name):
    winners, seconds = {"portaal": ours, "pabutools": theirs}[who](generated(), name)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"winners": sorted(winners), "seconds": seconds, "megabytes": megabytes}))


def measure():
    """Prints what was measured, and gives it back as rows."""
    print(f"\ntellen, {BALLOTS:,} stembiljetten op {PROJECTS} projecten\n{'':22}{'s werk':>9}{'MB':>9}{'winnaars':>10}")
    with_pabutools, rows = importlib.util.find_spec("pabutools") is not None, []
    for name in COUNTS:
        rows.append({"mode": "tellen", "count": name, "who": "portaal", **measured("portaal", name)})
        if with_pabutools:
            rows.append({"mode": "tellen", "count": name, "who": "pabutools", **measured("pabutools", name)})
    for row in rows:
        print(
            f"{row['who']:10}{row['count']:22}{row['seconds']:>9.2f}{row['megabytes']:>9.0f}{len(row['winners']):>10}"
        )
    if not with_pabutools:
        print("pabutools is er niet: niet ernaast gemeten.")
    verdict(rows)
    return rows


def verdict(rows):
    """What the goals ask of our count: the time, the memory, the winners of pabutools and ten times its speed."""
    for name, goal in GOALS.items():
        found = {row["who"]: row for row in rows if row["count"] == name}
        our, their = found["portaal"], found.get("pabutools")
        faults = ["te traag"] * (our["seconds"] > goal) + ["te veel geheugen"] * (our["megabytes"] > MEGABYTES)
        if their:
            faults += ["andere winnaars"] * (our["winners"] != their["winners"])
            faults += [f"niet {TIMES_FASTER} × sneller"] * (our["seconds"] * TIMES_FASTER > their["seconds"])
        beside = f", {their['seconds'] / our['seconds']:.0f} × sneller dan pabutools" if their else ""
        print(f"  {name}: {', '.join(faults) or 'haalt het doel'} (doel {goal} s{beside})")


if __name__ == "__main__":
    one(*sys.argv[1:]) if sys.argv[1:] else measure()
