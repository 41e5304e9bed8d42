"""What happens on an agenda."""

from portal.buurtagenda.actions.agenda import edit, evaluate, go, lacking, replan, start

__all__ = ["edit", "evaluate", "go", "lacking", "replan", "start"]
