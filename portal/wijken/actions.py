"""Taking in the areas and figures of CBS, again and again: the newest file counts, nothing comes twice."""

import json
from pathlib import Path

from sqlalchemy import delete, func, literal, select, update

from portal.errors import Misconfigured
from portal.extensions import db
from portal.sql import insert
from portal.wijken import indicatoren, queries
from portal.wijken.drawing import Projection, path
from portal.wijken.files import BadFile, Faults
from portal.wijken.files.areas import read_areas
from portal.wijken.files.figures import read_figures
from portal.wijken.geometry import label_spot
from portal.wijken.models import Cijfer, Gebied, Ligging
from portal.wijken.rules import OPTELBAAR, SOM, Soort, liggings, own_areas, soort_of, unknown_parts

SHIPPED = Path(__file__).parent.parent / "data"


def quiet(label, things):
    """Progress nobody looks at. Another one may wrap ``things`` to show how far it is."""
    return things


def import_areas(*paths, profiel, progress=quiet):
    """Take in wijken and buurten from GeoJSON files; how many. With one fault: BadFile, and nothing taken."""
    areas = [area for path in paths for area in read_areas(path, profiel.code)]
    check_wijken(areas, profiel)
    keep_gemeente(profiel)
    for soort in (Soort.WIJK, Soort.BUURT):
        keep([row_of(area, profiel) for area in areas if area.soort == soort])
    draw(profiel.code, progress)
    build_liggings(profiel)
    return len(areas)


def check_wijken(areas, profiel):
    """Every buurt lies in a wijk that is known, or comes with it."""
    known = {*queries.parents(profiel.code), *(area.code for area in areas)}
    for area in areas:
        if area.soort == Soort.BUURT and area.ouder_code not in known:
            raise BadFile(f"{area.place}: de wijk {area.ouder_code} is niet bekend. Lees eerst de wijken in")


def row_of(area, profiel):
    return {
        "code": area.code,
        "soort": area.soort,
        "naam": area.naam,
        "geometry": json.dumps(area.geometry, separators=(",", ":")),
        **inside(profiel, area.ouder_code),
    }


def keep(rows):
    """Insert these areas, or bring those that are there up to date."""
    if not rows:
        return
    statement = insert(Gebied)
    changes = {name: statement.excluded[name] for name in rows[0] if name != "code"}
    db.session.execute(statement.on_conflict_do_update(index_elements=["code"], set_=changes), rows)


def keep_gemeente(profiel):
    keep([{"code": profiel.code, "soort": soort_of(profiel.code), "naam": profiel.naam, **inside(profiel)}])


def inside(profiel, ouder=None):
    return {"gemeente_code": profiel.code, "ouder_code": ouder}


def draw(gemeente, progress=quiet):
    """Draw every area of a gemeente anew, so that all stand in one drawing."""
    shapes = queries.geometries(gemeente)
    project = Projection.around(shapes.values())
    rows = []
    for code, geometry in progress("Gebieden tekenen", list(shapes.items())):
        polygons = project.drawn(geometry)
        x, y = label_spot(polygons)
        rows.append({"code": code, "path": path(polygons), "label_x": round(x, 1), "label_y": round(y, 1)})
    db.session.execute(update(Gebied), rows)


def build_liggings(profiel):
    """Work out which area holds which buurten, for all area systems of a gemeente."""
    keep_own_areas(profiel)
    areas = queries.parents(profiel.code)
    buurten = {code: ouder for code, ouder in areas.items() if soort_of(code) == Soort.BUURT}
    pairs = [{"gebied_code": area, "buurt_code": buurt} for area, buurt in sorted(liggings(buurten, profiel))]
    db.session.execute(delete(Ligging).where(Ligging.gebied_code.in_(of_gemeente(profiel.code))))
    if pairs:
        db.session.execute(insert(Ligging), pairs)
    add_up(profiel.code)


def keep_own_areas(profiel):
    keep_gemeente(profiel)
    above = inside(profiel, profiel.code)
    areas = [(area["code"], area["naam"]) for area in own_areas(profiel)]
    keep([{"code": code, "soort": soort_of(code), "naam": naam, **above} for code, naam in areas])


def of_gemeente(gemeente):
    return select(Gebied.code).where(Gebied.gemeente_code == gemeente)


def add_up(gemeente):
    """Our own sums for the areas made of buurten, beside what CBS publishes of them."""
    sums = Cijfer.naam.startswith(SOM, autoescape=True)
    db.session.execute(delete(Cijfer).where(sums, Cijfer.gebied_code.in_(of_gemeente(gemeente))))
    name = literal(SOM).concat(Cijfer.naam)
    totals = (
        select(Ligging.gebied_code, Cijfer.jaar, name, func.sum(Cijfer.waarde))
        .join(Cijfer, Cijfer.gebied_code == Ligging.buurt_code)
        .where(Ligging.gebied_code != Ligging.buurt_code, Cijfer.naam.in_(OPTELBAAR))
        .where(Ligging.gebied_code.in_(of_gemeente(gemeente)))
        .group_by(Ligging.gebied_code, Cijfer.jaar, Cijfer.naam)
    )
    db.session.execute(insert(Cijfer).from_select(["gebied_code", "jaar", "naam", "waarde"], totals))


def import_figures(path, jaar, *, profiel, progress=quiet):
    """Take in the figures of a year; of how many areas. A cell that became empty takes its figure away."""
    faults = Faults()
    lines = read_figures(path, profiel.code, faults)
    indicatoren.check_areas(lines, profiel, faults)
    faults.tell()
    for line in progress(f"Cijfers van {jaar}", lines):
        replace_figures(line, jaar)
    indicatoren.keep_standard()
    add_up(profiel.code)
    return len(lines)


def replace_figures(line, jaar):
    """The named columns of one area in one year; other columns, from another file, stay."""
    old = (Cijfer.gebied_code == line.code, Cijfer.jaar == jaar, Cijfer.naam.in_(line.columns))
    db.session.execute(delete(Cijfer).where(*old))
    key = {"gebied_code": line.code, "jaar": jaar}
    rows = [key | {"naam": name, "waarde": value} for name, value in line.values.items()]
    if rows:
        db.session.execute(insert(Cijfer), rows)


def load_shipped(profiel, progress=quiet):
    """The areas and figures that come with the portal, of this gemeente only."""
    files = [SHIPPED / f"{profiel.sleutel}-{kind}.geojson" for kind in ("wijken", "buurten")]
    if not all(file.exists() for file in files):
        raise Misconfigured(f"{profiel.naam}: er zijn geen gebieden meegeleverd. Lees ze in: "
                            "flask --app portal gebieden importeren WIJKEN.geojson BUURTEN.geojson")
    number = import_areas(*files, profiel=profiel, progress=progress)
    for file in sorted(SHIPPED.glob("kerncijfers-*.csv")):
        import_figures(file, int(file.stem[-4:]), profiel=profiel, progress=progress)
    missing = unknown_parts(profiel, queries.parents(profiel.code))
    if missing:
        raise Misconfigured(f"{profiel.sleutel}.toml noemt gebieden die er niet zijn: {', '.join(missing)}")
    return number
