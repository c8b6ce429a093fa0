"""An issue taken in as the workflow does: its body, the report it becomes, what was found wrong."""

from __future__ import annotations

from pathlib import Path

from catalogs import catalog_of
from conftest import ROOT
from issues import ADDRESS, FILES, body_of
from program_site.content.data.files import read_context
from program_site.intake.attachments import Hosts
from program_site.intake.from_issue import Sent, from_issue

CATALOG = catalog_of(ROOT)
READING = read_context(ROOT)
NOWHERE = Hosts(())


def take(body: str, into: Path, hosts: Hosts = NOWHERE, number: int = 12) -> Sent:
    if hosts.given:
        body = body.replace(ADDRESS, hosts.given[0]).replace(FILES, hosts.files[0])
    return from_issue(body, number, CATALOG, READING, into, into, hosts)


def codes(sent: Sent) -> list[str]:
    return [problem.code for problem in sent.problems]


def text_of(sent: Sent) -> str:
    return sent.files[f"{sent.language}.md"].decode()


def changed(name: str, *pairs: tuple[str, str]) -> str:
    """The body of a recorded issue with some places of it, that must be there, replaced."""
    body = body_of(name)
    for old, new in pairs:
        assert old in body
        body = body.replace(old, new)
    return body
