"""The room itself; its doors hang in the modules beside this one."""

from portal.betalingen import queries
from portal.room import Room

room = Room("betalingen", "portal.betalingen.views", url_prefix="/betalingen", load=queries.run)
