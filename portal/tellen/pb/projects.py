"""The PROJECTS of a .pb file, with the themes and areas they belong to and the budgets of those."""

from portal.tellen.election import GEBIED, THEMA, Amount, Group, Project
from portal.tellen.pb.fields import amount, listed
from portal.tellen.pb.meta import Meta
from portal.tellen.pb.sections import Broken, Section

# Of each kind of group: the keys of its names and of its budgets, and the columns of a project. Both spellings are met.
GROUPS = {
    THEMA: (("categories",), ("budget_per_category",), ("category", "categories")),
    GEBIED: (
        ("neighborhoods", "neighbourhoods"),
        ("budget_per_neighborhood", "budget_per_neighbourhood"),
        ("neighborhood", "neighbourhood"),
    ),
}
SELECTED = "1"


def budgets_of(meta: Meta) -> dict[Group, Amount]:
    """The budgets of themes and areas that have one of their own, in cents."""
    budgets = {}
    for kind, (names, amounts, _columns) in GROUPS.items():
        key = next((key for key in amounts if key in meta), None)
        if key:
            groups = next((meta.read(name, listed) for name in names if name in meta), [])
            each = meta.read(key, lambda text: [amount(one) for one in listed(text)])
            if len(each) != len(groups):
                raise meta.broken(key, f"{key}: {len(each)} bedragen voor {len(groups)} namen in {names[0]}.")
            budgets |= {(kind, group): cents for group, cents in zip(groups, each, strict=True)}
    return budgets


def projects_of(section: Section, file: str) -> dict[str, Project]:
    """{id: project} in the order of the file."""
    for column in ("project_id", "cost"):
        if column not in section.columns:
            raise Broken(file, section.line + 1, f"PROJECTS mist de kolom {column}.")
    projects = {}
    for line, row in section.rows:
        try:
            project = project_of(section, row)
            if project.id in projects:
                raise ValueError(f"project {project.id} staat er twee keer.")
        except ValueError as error:
            raise Broken(file, line, str(error)) from None
        projects[project.id] = project
    if not projects:
        raise Broken(file, section.line, "er zijn geen projecten.")
    return projects


def project_of(section, row):
    project_id = section.value(row, "project_id")
    if not project_id or "," in project_id:
        raise ValueError(f"“{project_id}” is geen nummer of naam van een project.")
    groups = frozenset((kind, name) for kind in GROUPS for name in listed(section.value(row, *GROUPS[kind][2])))
    return Project(project_id, amount(section.value(row, "cost")), section.value(row, "name"), groups)


def selected_of(section: Section) -> frozenset[str] | None:
    """The ids of the projects that won by the file itself; None when it does not say."""
    if "selected" not in section.columns:
        return None
    return frozenset(
        section.value(row, "project_id") for _line, row in section.rows if section.value(row, "selected") == SELECTED
    )
