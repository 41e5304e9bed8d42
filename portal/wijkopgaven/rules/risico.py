"""How heavy a risk weighs: chance times effect, each from 1 (small) to 3 (large)."""

ZWAAR, MATIG = 6, 3


def gewicht(risico):
    """From 1 to 9."""
    return risico.kans * risico.gevolg


def klasse(risico):
    """groot, matig or klein: the word a risk is told in."""
    weight = gewicht(risico)
    return "groot" if weight >= ZWAAR else "matig" if weight >= MATIG else "klein"


def by_weight(risicos):
    """The heaviest first; of equal weight the oldest."""
    return sorted(risicos, key=lambda risico: (-gewicht(risico), risico.id))
