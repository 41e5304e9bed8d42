"""What happens to a grant."""

from portal.toekenningen.actions.beginnen import begin, grow

__all__ = ["begin", "grow"]
