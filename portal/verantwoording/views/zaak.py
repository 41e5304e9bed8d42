"""The end of one grant: what is asked, by when, what was decided, and the way on. And how a sample is drawn."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from portal.clock import today
from portal.toekenningen.queries import stand, waiting_moves
from portal.toekenningen.rules.volgende import is_voorbij
from portal.verantwoording import queries
from portal.verantwoording.actions import verantwoorden
from portal.verantwoording.actions.vaststellen import is_heard
from portal.verantwoording.queries import kennisgevingen, tijd
from portal.verantwoording.rules import is_verjaard, paginas
from portal.verantwoording.views.blueprint import room
from portal.verantwoording.woorden import NU_NIET

GRANT = {"load": queries.zaak}


@room.page("/toekenning/<int:id>", may="toekenningen.lezen", **GRANT)
def case(toekenning):
    return shown(toekenning)


def stopped(toekenning, name):
    """How it stands now, and why what was asked (a name of ``NU_NIET``) could not be done."""
    return shown(toekenning, NU_NIET[name]), 409


def shown(toekenning, nu_niet=""):
    found = queries.vaststellingen(toekenning.id)
    return render_template(
        "verantwoording/zaak.html", toekenning=toekenning, concept=queries.concept(toekenning.id),
        ingediend=queries.ingediend(toekenning.id), teruggestuurd=queries.teruggestuurd(toekenning.id),
        vaststellingen=found, stand=stand(toekenning), vandaag=today(),
        kennisgevingen=kennisgevingen.of(toekenning), is_heard=is_heard, nu_niet=nu_niet,
        verschuivingen=waiting_moves(toekenning), voorbij=is_voorbij(toekenning, today()),
        verjaard=bool(found and found[0].besluit_op and is_verjaard(found[0].besluit_op, today())),
    )


@room.deed("/toekenning/<int:id>", may="toekenningen.verantwoorden", **GRANT)
def start(toekenning):
    begun = verantwoorden.start(toekenning, by=current_user)
    flash(_("We vulden alvast in wat we weten. Bewaar tussendoor. Dan kun je later verder."))
    return redirect(url_for(".page", id=begun.id, pagina=paginas(toekenning.vorm)[0]), 303)


@room.page("/steekproef", may="verantwoording.steekproef")
def sample():
    return render_template("verantwoording/steekproef.html", trekkingen=tijd.trekkingen(), jaar=today().year)
