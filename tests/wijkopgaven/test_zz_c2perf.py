import random, time
from portal.extensions import db
from portal.inbreng.models import Inbreng
from portal.clock import today
from portal.wijkopgaven.queries import koppelen
from tests.opgaven import *
NOUNS="speeltuin geveltuin bankje plantsoen moestuin buurthuis soepmiddag fietspad zebrapad lantaarn waterton boomspiegel".split()
def test_perf(village, browse, initiatief_by):
    d=random.Random(1)
    opgave=make_opgave(village["mo"])
    db.session.add_all(Inspanning(opgave_id=opgave.id,owner_id=1,status="in_uitvoering",title=f"Een {d.choice(NOUNS)} {n}",wat=" ".join(d.choice(NOUNS) for _ in range(80)),gebied_code=opgave.gebied_code,vrijgegeven=True,kenmerk=f"W-2026-{n:04d}") for n in range(300))
    plan=initiatief_by(village["amina"]); inb=make_inbreng(plan,openbaar=True)
    db.session.bulk_insert_mappings(Inbreng,[dict(soort="signalen",thing_id=10**6+n,title=f"Een {d.choice(NOUNS)} bij nummer {n}",gebied_code=opgave.gebied_code,ontvangen_op=today(),status="geplaatst") for n in range(20000)])
    db.session.commit()
    insp=db.session.scalars(db.select(Inspanning)).first()
    mo=browse(village["mo"])
    for url in (f"/wijkopgaven/koppelen/{inb.id}", f"/wijkopgaven/koppelen/{inb.id}?zoek=waterton",f"/wijkopgaven/inspanningen/{insp.id}/koppelen",f"/wijkopgaven/inspanningen/{insp.id}/koppelen?zoek=waterton nummer"):
        mo.get(url)
        t=time.perf_counter(); mo.get(url); print(url, round((time.perf_counter()-t)*1000),"ms")
