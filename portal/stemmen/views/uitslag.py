"""Closing, counting and the result: what won, why not, and everything needed to count again."""

from functools import partial

from flask import abort, current_app, flash, redirect, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user
from markupsafe import Markup

from portal.errors import Needed
from portal.stemmen import bundel, queries, telzinnen, uitslagplek, verkiezing
from portal.stemmen.actions import sluiten, tellen
from portal.stemmen.queries import uitgebracht
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Status
from portal.stemmen.uitslagbeeld import Uitslagbeeld
from portal.stemmen.views.blueprint import room


def to_count(ronde):
    return redirect(url_for("stemmen.counting", id=ronde.id), 303)


@room.deed("/<int:id>/sluiten", may="stemrondes.sluiten")
def close(ronde):
    try:
        sluiten.close(ronde, by=current_user)
    except Needed:
        flash(_("Er wachten nog papieren stembiljetten op een tweede invoer. Voer die eerst in."), "warn")
        return redirect(url_for(".paper", id=ronde.id), 303)
    flash(_("De stemming is gesloten en verzegeld. De sleutel is vernietigd."))
    return to_count(ronde)


@room.deed("/<int:id>/tellen", may="stemrondes.tellen")
def count(ronde):
    tellen.request_count(ronde, by=current_user)
    flash(_("De telling begint zo."))
    return to_count(ronde)


@room.page("/<int:id>/telling", may="stemrondes.tellen")
def counting(ronde):
    """How far the count is, and its outcome before it is made known."""
    telling = queries.telling(ronde.id)
    done = telling is not None and telling.klaar_at is not None
    beeld = Uitslagbeeld(ronde, telling) if done else None
    return render_template(
        "stemmen/counting.html", ronde=ronde, telling=telling, beeld=beeld,
        niet_uitgebracht=queries.opened_not_cast(ronde.id) if ronde.status == Status.VASTGELEGD else None,
    )


@room.deed("/<int:id>/bekendmaken", may="stemrondes.tellen")
def publish(ronde):
    tellen.publish(ronde, queries.telling(ronde.id), by=current_user)
    flash(_("De uitslag staat op de site. Iedereen die erbij hoort, krijgt bericht."))
    return redirect(url_for(".result", id=ronde.id), 303)


@room.page("/<int:id>/uitslag", may="stemrondes.lezen", load=queries.announced, cache=True)
def result(ronde):
    if ronde.status != Status.GETELD:
        return redirect(url_for(".show", id=ronde.id))
    straks = uitslagplek.ahead(ronde.agenda)
    return render_template("stemmen/result.html", ronde=ronde, straks=straks, verhaal=partial(verhaal, ronde.id))


def verhaal(ronde_id):
    """What the count tells, above, beside and below what comes now. It never changes: drawn once a language."""
    ronde = queries.with_result(ronde_id)
    telling, agenda = ronde.telling, ronde.agenda
    beeld = Uitslagbeeld(ronde, telling)
    kaart, viewbox = uitslagplek.drawing(agenda, [row.keuze for row in beeld.rows if row.won])
    values = {
        "ronde": ronde, "telling": telling, "beeld": beeld, "namen": by_name(telling.opkomst, agenda),
        "kaart": kaart, "viewbox": viewbox, "genoeg": bundel.may_be_handed_out(ronde, telling),
    }
    parts = ("_uitslagkop", "_controle", "_uitslagvoet")
    return [Markup(render_template(f"stemmen/{part}.html", **values)) for part in parts]


def by_name(opkomst, agenda):
    """Turnout as (buurt, number), the largest first; small groups and who has no buurt together at the end."""
    names = {row.buurt_code: row.buurt.naam for row in agenda.buurten}
    rows = sorted(((names[code], number) for code, number in opkomst["buurten"].items()), key=lambda row: (-row[1], row[0]))
    return rows + ([(_("Andere buurten"), opkomst["elders"])] if opkomst["elders"] and rows else [])


@room.page("/keuzes/<int:id>/waarom", may="keuzes.lezen", load=queries.keuze, cache=True)
def why(keuze):
    ronde = queries.one(keuze.ronde_id)
    if ronde.status != Status.GETELD:
        return redirect(url_for(".show", id=ronde.id))
    beeld = Uitslagbeeld(ronde, queries.telling(ronde.id))
    row = beeld.row(keuze.nummer) or abort(404)
    return render_template("stemmen/why.html", ronde=ronde, keuze=keuze, beeld=beeld, row=row)


@room.page("/<int:id>/natellen", may="stemrondes.natellen", cache=True)
def recount(ronde):
    telling = queries.telling(ronde.id)
    return render_template(
        "stemmen/recount.html", ronde=ronde, telling=telling, command=command(ronde),
        genoeg=bundel.may_be_handed_out(ronde, telling),
    )


def command(ronde):
    """What to type to count the bundle again."""
    regels = Regels.of(ronde.regels)
    return f"flask --app portal tel stemming.pb --regel {regels.telregel} --rest {regels.rest} --zaad {ronde.zaad}"


@room.page("/<int:id>/volgcodes.txt", may="stemrondes.natellen")
def tracking_codes(ronde):
    """The list everyone who voted was promised, also where the ballots are not handed out."""
    listed = bundel.code_list(ronde, uitgebracht.tracking_codes(ronde.id))
    return current_app.response_class(listed, mimetype="text/plain")


@room.page("/<int:id>/bundel.zip", may="stemrondes.natellen")
def bundle(ronde):
    telling = queries.telling(ronde.id)
    if not bundel.may_be_handed_out(ronde, telling):
        abort(404)
    rows, codes = uitgebracht.grouped(ronde.id), uitgebracht.tracking_codes(ronde.id)
    highest = verkiezing.longest(ronde)
    with force_locale("nl"):
        how = render_template(
            "stemmen/leesmij.txt", ronde=ronde, telling=telling, command=command(ronde), hoogste=highest,
            tellen=telzinnen.alles(ronde), gelijk=telzinnen.gelijk(ronde)[0],
        )
    body = bundel.bundle(ronde, rows, codes, how)
    answer = current_app.response_class(body, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="stemming-{ronde.id}.zip"'
    return answer
