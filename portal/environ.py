"""Every setting of the environment, as who runs the portal may read it back."""

import os
import re

# With the value each has when nobody sets it.
SETTINGS = {
    "OMGEVING": "ontwikkeling",
    "GEMEENTE": "hengelo",
    "BIND": "127.0.0.1",
    "PORT": "8000",
    "BASE_URL": "http://127.0.0.1:PORT",
    "SECRET_KEY": "gemaakt en bewaard in INSTANCE",
    "DATABASE_URL": "SQLite in INSTANCE",
    "WORKERS": "2 (bij SQLite altijd 1)",
    "MAIL_URL": "geen: mail blijft in de brievenbus van het portaal",
    "INSTANCE": "instance",
    "UPLOADS": "uploads in INSTANCE",
    "TEGELS_URL": "geen kaarttegels",
    "CLAMD_URL": "geen: bestanden van bewoners worden niet op virussen nagekeken",
    "PROXIES": "0",
    "STEM_HERINNERING": "48 uur voor het sluiten",
    "PAGE_CACHE": "aan",
}


def listed(environ=os.environ):
    """Name and value of each setting, without passwords."""
    for name, default in SETTINGS.items():
        value = environ.get(name)
        yield name, shown(name, value) if value else f"({default})"


def shown(name, value):
    return "ingesteld" if name == "SECRET_KEY" else re.sub(r"(//[^:/@]*:).*(?=@)|(password=)[^&]*", r"\1\2…", value)
