"""The portal for a WSGI server: ``gunicorn --config portal/serve.py portal.wsgi:app``."""

import gc

from portal import create_app

app = create_app()

# What is here now stays for good. Looking through it for garbage again and again would keep a visitor waiting.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 50)
