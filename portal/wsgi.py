"""The portal for a WSGI server: ``gunicorn --config portal/serve.py portal.wsgi:app``."""

from portal import create_app

app = create_app()
