"""The floors: the least a Flask page, a Flask page with twenty rows and a Flask insert can cost here."""

import os

from flask import Flask, render_template
from flask_sqlalchemy import SQLAlchemy
from jinja2 import DictLoader
from sqlalchemy import event

ROWS = [{"title": f"Plan {n}", "buurt": "De Noork", "steun": n} for n in range(20)]
PAGE = """<!doctype html><html lang="nl"><head><title>Rijen</title></head><body><h1>Rijen</h1><ul>
{% for row in rows %}<li><h2><a href="/plan/{{ loop.index }}">{{ row.title }}</a></h2><p>{{ row.buurt }}</p>
<p>{{ row.steun }} steunen dit</p></li>{% endfor %}</ul></body></html>"""

app = Flask(__name__)
app.jinja_loader = DictLoader({"rows.html": PAGE})
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["FLOOR_DATABASE_URL"]
db = SQLAlchemy(app)


class Row(db.Model):
    """One row to insert."""

    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.String(40))


with app.app_context():
    if db.engine.dialect.name == "sqlite":

        @event.listens_for(db.engine, "connect")
        def strict(connection, record):
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000"):
                connection.execute(f"PRAGMA {pragma}")

    if os.environ.get("FLOOR_CREATE"):
        db.create_all()


@app.get("/bare")
def bare():
    return "goed"


@app.get("/rows")
def rows():
    return render_template("rows.html", rows=ROWS)


@app.post("/insert")
def insert():
    db.session.add(Row(text="een rij"))
    db.session.commit()
    return "goed"
