"""The source of the portal as the house tests read it: every file once, with its syntax tree."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PORTAL = ROOT / "portal"
# From the ground up. What is not named here stands beside the actions.
FLOORS = ("rules", "models", "queries", "actions", "forms", "views")
# In the order they are opened: a room knows only the rooms before it. ``zoeken`` and ``demo`` have no doors.
ROOMS = (
    "zoeken", "wijken", "people", "story", "inbreng", "regelingen", "bewonersgroepen", "toekenningen", "activiteiten",
    "betalingen", "verantwoording", "initiatieven", "buurtbonnen", "buurtagenda",
    "stemmen", "wijkopgaven", "rapportages", "moderatie", "voordeur", "demo",
)


@dataclass(frozen=True)
class Module:
    """One Python file of the portal. ``room`` and ``floor`` are "" for what the whole house shares."""

    path: Path
    name: str

    @property
    def room(self):
        part = self.name.split(".")[1:2]
        return part[0] if part and part[0] in ROOMS else ""

    @property
    def floor(self):
        return self.name.split(".")[2] if self.room and self.name.count(".") > 1 else ""

    @property
    def height(self):
        return FLOORS.index(self.floor) if self.floor in FLOORS else FLOORS.index("actions")

    @property
    def is_top(self):
        """Views and commands stand on top: they may look into any room."""
        return self.floor in ("views", "commands")

    def __str__(self):
        return self.path.relative_to(ROOT).as_posix()


@cache
def modules():
    found = {}
    for path in sorted(PORTAL.rglob("*.py")):
        if "migrations" not in path.parts:
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = Module(path, name)
    return found


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(module):
    """Every name a module imports, also inside functions: ``portal.clock.now``, ``flask.request``, ``re``."""
    names = []
    for node in ast.walk(tree(module.path)):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return names


@cache
def uses(module):
    """The modules of the portal a module imports."""
    found = set()
    for name in imports(module):
        if name.split(".")[0] == "portal":
            found.add(modules().get(name) or modules()[name.rpartition(".")[0]])
    return found - {module}


def functions(module):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(module.path)) if isinstance(node, kinds)]
