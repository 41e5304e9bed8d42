"""For staff: issuing codes for a list, what became of them, and paper ballots to print."""

from flask import abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.speech import ngettext
from portal.stemmen import adreslijst, brieven
from portal.stemmen.actions import codes as actions
from portal.stemmen.actions import vervangen
from portal.stemmen.forms import codes as forms
from portal.stemmen.queries import codes as queries
from portal.stemmen.rules.regels import Regels
from portal.stemmen.rules.ronde import Toegang
from portal.stemmen.views.blueprint import room
from portal.wijken.files import MOST_TOLD, BadFile

CODES = {"may": "stemrondes.codes"}


@room.form("/<int:id>/codes", **CODES)
def codes(ronde):
    form = forms.LijstForm()
    adressen = listed(ronde, form) if form.validate_on_submit() else None
    if adressen is None:
        return overview(ronde, form=form)
    lacks = actions.lacking(ronde, adressen)
    rest = list(lacks)
    parts = [rest[start : start + actions.PART] for start in range(0, len(rest), actions.PART)]
    told = [(len(part), sum(lacks[adres] for adres in part), adreslijst.written(part)) for part in parts]
    return render_template(
        "stemmen/codes_lijst.html", ronde=ronde, parts=told, rest=rest, total=sum(lacks.values()),
        served=len(adressen) - len(rest), per=actions.PART, whole=adreslijst.written(rest),
    )


def listed(ronde, form):
    """The addresses in the file, or None when something is wrong with it: that is said beside the field."""
    file = form.bestand.data
    try:
        raw = file.stream.read(adreslijst.MOST_BYTES + 1)
        return adreslijst.read_bytes(raw, file.filename[:80], queries.buurten_of(ronde.agenda_id))
    except BadFile as reason:
        form.fouten = told(reason.faults)
        said = _("Er staan fouten in. Bij het bestand lees je welke") if form.fouten else reason
        form.bestand.errors = [_("Het bestand is niet gebruikt. %(reden)s.", reden=said)]
        return None


def told(faults):
    """Of more faults than one the list to show, and at its end how many more there are."""
    more = len(faults) - MOST_TOLD
    return [*faults[:MOST_TOLD], *([_("en nog %(n)s", n=more)] if more > 0 else [])] if len(faults) > 1 else []


def overview(ronde, form=None, passes=None):
    shown = form or forms.LijstForm(formdata=None), passes or forms.PassenForm(formdata=None)
    return render_template(
        "stemmen/codes.html", ronde=ronde, form=shown[0], passes=shown[1], regels=Regels.of(ronde.regels),
        soorten=forms.SOORTEN, totals=queries.totals(ronde.id), balie=queries.handed_out(ronde.id),
        issues=queries.issues(ronde.id),
    ), 422 if any(one.errors for one in shown) else 200


@room.deed("/<int:id>/codes/maken", **CODES)
def make_codes(ronde):
    """Codes for one part of a list, or for all of it without letters, handed over in this answer and never again."""
    try:
        adressen = adreslijst.read_text(request.form.get("lijst") or "\n", queries.buurten_of(ronde.agenda_id))
    except BadFile:
        abort(400)
    demand_way(ronde, Toegang.CODE)
    if request.form.get("actie") == "drukker":
        return handed_over(ronde, adressen, Toegang.CODE, with_letters=False)
    return handed_over(ronde, adressen[: actions.PART], Toegang.CODE)


def demand_way(ronde, soort):
    """The page offers only what the round takes."""
    if soort not in Regels.of(ronde.regels).toegang:
        abort(400)


def handed_over(ronde, adressen, soort, with_letters=True):
    uitgifte = actions.prepare(ronde, adressen, soort)
    if not uitgifte.brieven:
        flash(_("Hiervoor zijn al codes gemaakt. Er is niets veranderd."), "warn")
        return redirect(url_for(".codes", id=ronde.id), 303)
    data = brieven.archive(ronde, uitgifte, with_letters=with_letters)
    actions.issue(ronde, uitgifte, by=current_user)
    first, last = uitgifte.nummers[0], uitgifte.nummers[-1]
    return as_file(data, "application/zip", f"stemcodes-{ronde.id}-nummer-{first}-{last}.zip")


def as_file(data, mimetype, name):
    """A file that is kept nowhere on the way."""
    answer = make_response(data)
    answer.mimetype = mimetype
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@room.deed("/<int:id>/codes/passen", **CODES)
def make_passes(ronde):
    demand_way(ronde, Toegang.PAS)
    form = forms.PassenForm()
    if not form.validate():
        return overview(ronde, passes=form)
    return handed_over(ronde, adreslijst.organisations(form.namen.data), Toegang.PAS)


@room.page("/<int:id>/stembiljetten", may="stemrondes.balie")
def papers(ronde):
    form = forms.ReeksForm(request.args)
    nummers = queries.codes_between(ronde.id, form.van.data, form.tot.data) if form.validate() else []
    if not nummers:
        flash(_("Kies een reeks van hooguit 200 nummers die zijn uitgegeven en niet zijn vervallen."), "warn")
        return redirect(url_for(".desk", id=ronde.id), 303)
    (name, data), *_style = brieven.ballots(ronde, nummers)
    if not name.endswith(".pdf"):
        return as_file(brieven.zipped([(name, data), *_style]), "application/zip", "stembiljetten.zip")
    return as_file(data, "application/pdf", name)


@room.form("/<int:id>/codes/vervallen", **CODES)
def withdraw_issue(ronde):
    """Ask, or agree, to make void what is unused of the codes of one list."""
    found, form = issued(ronde, request.args) or abort(404), forms.RedenForm()
    if form.validate_on_submit():
        number = vervangen.ask_issue(ronde, found.van, found.tot, form.reden.data, by=current_user)
        flash(ngettext(
            "Gevraagd voor %(num)s code. Een collega moet het er nog mee eens zijn.",
            "Gevraagd voor %(num)s codes. Een collega moet het er nog mee eens zijn.", number,
        ))
        return redirect(url_for(".codes", id=ronde.id), 303)
    return render_template("stemmen/codes_vervallen.html", ronde=ronde, form=form, uitgifte=found), 422 if form.errors else 200


def issued(ronde, asked):
    """The codes of one list, as they were named by their first and last number, or None."""
    named = asked.get("van", type=int), asked.get("tot", type=int)
    return next((one for one in queries.issues(ronde.id) if (one.van, one.tot) == named), None)


@room.deed("/<int:id>/codes/akkoord", **CODES)
def agree_issue(ronde):
    found = issued(ronde, request.form) or abort(400)
    if request.form.get("actie") == "niet":
        vervangen.drop_issue(ronde, found.van, found.tot, by=current_user)
        flash(_("De codes blijven geldig."))
    else:
        number = vervangen.agree_issue(ronde, found.van, found.tot, by=current_user)
        flash(ngettext(
            "%(num)s code is vervallen. Voor het adres kun je een nieuwe maken.",
            "%(num)s codes zijn vervallen. Voor hun adressen kun je nieuwe maken.", number,
        ))
    return redirect(url_for(".codes", id=ronde.id), 303)
