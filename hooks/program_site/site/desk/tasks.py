"""What staff come to the desk for: each task with the entries it is about, and what it asks for first."""

from dataclasses import dataclass
from typing import Any, Literal

from program_site.content.data.files import MANY, ONE
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.putting import COUNTED

FOLDER = "assets/desk"
"""Where what the scripts are told lies, below the site's root: beside the scripts."""
How = Literal["add", "change", "set"]
"""add: a new entry. change: one that is there is chosen first. set: what a file says once."""


@dataclass(frozen=True)
class Place:
    """A list inside a file that holds one record: a year's numbers, a count of partners."""

    file: str
    field: str


@dataclass(frozen=True)
class Task:
    id: str
    group: str
    how: How
    files: tuple[str, ...]
    """The data files with what it can be about; staff choose where there are several."""
    ask: tuple[str, ...] = ()
    """The fields that are asked for first, where an entry has them; all others can be opened."""
    field: str = ""
    """The list inside the file whose items are meant, where the file holds one record."""
    new: bool = False
    """Whether an item that is to be changed may be a new one."""
    beside: tuple[Place, ...] = ()
    """What the same event often changes as well."""


ENTRIES = tuple(file for file in MANY if file != COUNTED)
"""All that the form can ask for: the results of the rubric come from a sheet."""
_NAMED = tuple(file for file, shape in MANY.items() if "name" in getattr(shape, "model_fields", ()))
_PARTNERS_TOTAL = Place("project", "partners_total")

TASKS = (
    Task(
        "add-partner",
        "partners",
        "add",
        ("partners",),
        ("name", "city", "website", "joined", "source", "id"),
        beside=(_PARTNERS_TOTAL,),
    ),
    Task("partner-ended", "partners", "change", ("partners",), ("left", "source"), beside=(_PARTNERS_TOTAL,)),
    Task("correct-name", "partners", "change", _NAMED, ("name", "short_name", "abbreviation", "formerly")),
    Task(
        "add-program",
        "partners",
        "add",
        ("programs",),
        ("name", "level", "field", "summary", "directions", "colour", "partners", "opened", "source", "id"),
    ),
    Task(
        "add-office",
        "partners",
        "add",
        ("offices",),
        ("name", "kind", "place", "host", "owner", "opened", "source", "id"),
    ),
    Task(
        "add-contact",
        "partners",
        "add",
        ("contacts",),
        ("name", "mail", "phone", "website", "hours", "languages", "id"),
    ),
    Task(
        "open-call",
        "news",
        "add",
        ("calls",),
        ("title", "opens", "closes", "directions", "programs", "text", "website", "contacts", "source", "id"),
    ),
    Task(
        "add-news",
        "news",
        "add",
        ("news",),
        ("title", "published", "text", "starts", "ends", "place", "online", "website", "id"),
    ),
    Task(
        "add-milestone",
        "news",
        "add",
        ("milestones",),
        ("title", "date", "kind", "text", "programs", "partners", "source", "id"),
    ),
    Task(
        "year-figures",
        "figures",
        "change",
        ("mobility",),
        ("year", "outbound", "inbound", "source"),
        field="years",
        new=True,
    ),
    Task(
        "add-group",
        "figures",
        "add",
        ("mobility",),
        ("year", "direction", "kind", "number", "program", "partner", "source"),
        field="rows",
    ),
    Task("add-entry", "other", "add", ENTRIES),
    Task("change-entry", "other", "change", ENTRIES),
    Task(
        "project-facts",
        "other",
        "set",
        tuple(ONE),
        ("as_of", "period", "partners_total", "contact", "contacts", "website", "introduction"),
    ),
)
"""In the order in which they are offered, the groups by their first."""


def desk_file(language: str) -> str:
    return f"{FOLDER}/{language}.json"


def workbook_file(language: str) -> str:
    return f"{FOLDER}/data-{language}.xlsx"


def groups() -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.group for each in TASKS))


def said(task: Task, localizer: Localizer) -> dict[str, Any]:
    """A task as the scripts know it."""
    known: dict[str, Any] = {"id": task.id, "group": task.group, "how": task.how}
    known |= {"file": task.files[0]} if len(task.files) == 1 else {"files": task.files}
    known |= {
        "ask": task.ask,
        "label": localizer.t(f"desk.task.{task.id}"),
        "about": localizer.t(f"desk.about.{task.id}"),
    }
    known |= {"place": (task.field,)} if task.field else {}
    known |= {"new": True} if task.new else {}
    known |= {"beside": [{"file": each.file, "place": (each.field,)} for each in task.beside]} if task.beside else {}
    return known
