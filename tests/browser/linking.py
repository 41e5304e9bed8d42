"""The line the browser visits: all four kinds of submission linked to work, news with a photo, a link undone, and quiet."""

from io import BytesIO

from PIL import Image
from sqlalchemy import select

from portal.extensions import db
from portal.fotos import reencode
from portal.inbreng.models import Inbreng
from portal.story.actions import stop_mail
from portal.story.linked import STIL
from portal.wijkopgaven import queries
from portal.wijkopgaven.actions import lijn as actions
from portal.wijkopgaven.actions import nieuws
from portal.wijkopgaven.queries import lijn


def play(cast, keys):
    """Kim links what Wil and Buur brought to the forty trees, and tells of it."""
    work, kim = queries.inspanning(keys["inspanning_0"]), cast["kim"]
    plan = one(Inbreng.title == "Waterton bij elke regenpijp")
    things = [plan, *(of(soort, keys[key]) for soort, key in (
        ("agendapunten", "punt_lijst"), ("signalen", "signaal_wijkfoto"), ("aanvragen", "stil"),
    ))]
    actions.gather(work, things, "De plek en de mensen die meehelpen.", by=kim)
    actions.link(plan, [queries.one(keys["opgave"]), queries.inspanning(keys["inspanning_1"])], by=kim)
    for row in lijn.of_inbreng(plan.id):
        if row.doel_id == keys["inspanning_1"] and row.kind == "inspanningen":
            actions.unlink(lijn.koppeling(row.id), "De doeken komen ergens anders.", by=kim)
    text = "De eerste twintig bomen staan.\n\nIn maart volgt de rest."
    keys["nieuws_werk"] = nieuws.report(work, text, by=kim, picture=tree(), alt="Een jonge boom").id
    stop_mail(STIL, work.id, by=cast["leeg"])
    keys["inbreng_gekoppeld"], keys["plan_gekoppeld"] = plan.id, plan.thing_id
    keys["koppeling"] = next(row.id for row in lijn.brought(work.id).nu if row.inbreng_id == plan.id)


def tree():
    file = BytesIO()
    Image.new("RGB", (800, 600), "seagreen").save(file, "JPEG")
    return reencode(file.getvalue())


def of(soort, id):
    return one((Inbreng.soort == soort) & (Inbreng.thing_id == id))


def one(which):
    return db.session.scalars(select(Inbreng).where(which)).first()
