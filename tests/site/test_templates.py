"""Templates: the same pages as with Jinja's own compiler, and nothing in them that was not escaped."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError, nodes
from markupsafe import Markup

from conftest import ROOT
from program_site.site import templates

PAGE_TEMPLATES = ROOT / "hooks" / "program_site" / "site" / "page_templates"

VALUES = [
    *("", "雪", "a & b", "<b>", '"', "'", "a\n<", "&amp;", "снег", "x" * 10_000 + ">"),
    *(Markup("<b>bold</b>"), Markup(""), 0, 1.5, None, True, ["<"], ("&",), SimpleNamespace(text="<")),
    type("Html", (), {"__html__": lambda self: "<i>"})(),
    type("Text", (str,), {})("<sub>"),
]
SOURCES = [
    "{{ value }}",
    '<a title="{{ value }}">{{ value }}{{ value ~ "<" }}</a>',
    "{% set kept %}<b>{{ value }}</b>{% endset %}{{ kept }}",
    "{% macro bold(one, two=none) %}<b>{{ one }}{{ two or '' }}</b>{% endmacro %}{{ bold(value) }}{{ bold(1, two=value) }}",
    "{% macro list() %}<ul>{{ caller(value) }}</ul>{% endmacro %}{% call(one) list() %}<li>{{ one }}</li>{% endcall %}",
    "{% for each in [value, 1] %}{{ loop.index }}{{ each }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{{ value | string | upper }}{{ [value] | join('<') }}{{ '%s' | format(value) }}",
    "{% set found = namespace(open=value) %}{{ found.open }}{% set found.open = '<' %}{{ found.open }}",
    "{{ holder.value }}{{ holder['value'] }}{{ holder.again(value) }}{{ holder.again(value=value) }}",
]


class Holder:
    def __init__(self, value: object) -> None:
        self.value = value

    def __getitem__(self, name: str) -> object:
        return getattr(self, name)

    def again(self, value: object) -> object:
        return value


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
@pytest.mark.parametrize("source", SOURCES, ids=range(len(SOURCES)))
def test_what_comes_out_is_what_jinja_itself_makes(source: str, value: object) -> None:
    plain = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made = templates._environment().from_string(source).render(value=value, holder=Holder(value))
    assert made == plain.from_string(source).render(value=value, holder=Holder(value))
    assert type(made) is str


@pytest.mark.parametrize(
    "source", ["{{ nobody }}", "{% if nobody %}{% endif %}", "{{ nobody.name }}", "{{ nobody() }}"]
)
def test_a_name_that_is_not_there_is_an_error(source: str) -> None:
    with pytest.raises(UndefinedError, match="nobody"):
        templates._environment().from_string(source).render()


def test_an_attribute_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        templates._environment().from_string("{% if holder.nothing %}{% endif %}").render(holder=Holder(1))


@pytest.mark.usefixtures("cache_on")
def test_what_another_compiler_made_of_a_template_is_not_used(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> set[str]:
        templates._environment.cache_clear()
        templates.keep_compiled(project)
        templates._environment().get_template("head.html")
        return {file.name for file in (project / ".cache" / "templates").iterdir()}

    first = made()
    monkeypatch.setattr(templates, "_compiler", lambda: "another")
    second = made()
    monkeypatch.undo()
    templates._environment.cache_clear()
    assert len(first) == 1
    assert len(second) == 2


def test_no_template_takes_an_item_for_an_attribute() -> None:
    """As far as it can be seen in the template: a mapping that it makes itself."""
    environment = templates._environment()
    wrong: list[str] = []
    for name in environment.list_templates():
        tree = environment.parse((PAGE_TEMPLATES / name).read_text(encoding="utf-8"))
        made = {
            each.target.name
            for each in tree.find_all(nodes.Assign)
            if isinstance(each.node, nodes.Dict) and isinstance(each.target, nodes.Name)
        }
        for dot in tree.find_all(nodes.Getattr):
            if isinstance(dot.node, nodes.Name) and dot.node.name in made and dot.attr not in dir(dict):
                wrong.append(f"{name}:{dot.lineno} {dot.node.name}.{dot.attr}")
    assert wrong == []
