"""The public agenda by area and month, and the page of one activity."""

from datetime import date
from itertools import groupby

from flask import render_template, request
from flask_babel import format_date
from flask_login import current_user

from portal import pagecache
from portal.activiteiten import queries
from portal.activiteiten.rules import MOST_FOTOS, Status
from portal.activiteiten.views.blueprint import room
from portal.clock import HERE, now, today
from portal.moderatie.views.asking import ask_report
from portal.permissions import can
from portal.wijken import queries as wijken
from portal.wijken.rules import code_in

MONTHS_AHEAD, MONTHS_BACK = 12, 12


@room.page("/", may="activiteiten.bekijken", cache=True)
def index():
    code, maand, after = (request.args.get(name, "") for name in ("buurt", "maand", "na"))
    code, month = code_in(code), month_of(maand)
    page = queries.agenda(code, month, after)
    return render_template(
        "activiteiten/index.html", page=page, per_maand=by_month(page), gebieden=wijken.choices(), code=code,
        maand=maand if month else "", maanden=months(), first=not after,
    )


def by_month(rows):
    """These rows as (name of the month they begin in, rows)."""
    return [(named(first), list(found)) for first, found in groupby(rows, key=month_begun)]


def month_begun(row):
    return row.begint_at.astimezone(HERE).date().replace(day=1)


def named(first):
    return format_date(first, "LLLL y", rebase=False)


def month_of(text):
    """(first day, first day after) of a month as ``2026-11``, or None for a text that says no month of our time."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return (first, shifted(first, 1)) if abs(first.year - today().year) <= MONTHS_AHEAD else None


def shifted(first, number):
    """The first day of the month so many months from this one."""
    years, month = divmod(first.month - 1 + number, 12)
    return date(first.year + years, month + 1, 1)


def months():
    """The months to choose from, as (2026-11, its name): this one and those to come, then those that were."""
    this = today().replace(day=1)
    days = [shifted(this, number) for number in (*range(MONTHS_AHEAD), *range(-1, -MONTHS_BACK - 1, -1))]
    return [(f"{day:%Y-%m}", named(day)) for day in days]


@room.page("/<int:id>", may="activiteiten.lezen", cache=True)
def show(activiteit):
    if activiteit.eindigt_at > now():
        pagecache.true_until(min(at for at in (activiteit.begint_at, activiteit.eindigt_at) if at > now()))
    return render_template(
        "activiteiten/show.html", activiteit=activiteit, fotos=queries.fotos(activiteit), most=MOST_FOTOS,
        begonnen=activiteit.begint_at <= now(), voorbij=activiteit.eindigt_at <= now(), gepland=Status.AANGEKONDIGD,
        geld=queries.money_of(activiteit) if can(current_user, "activiteiten.geld", activiteit) else None,
    )


@room.form("/<int:id>/klopt-niet", may="activiteiten.melden", limit_posts="misbruik")
def report(activiteit):
    return ask_report(activiteit)
