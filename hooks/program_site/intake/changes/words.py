"""Changes in words: what a person of the office reads of them in a pull request, before a sheet is taken over, and at the desk.

All that a language says here lies in `words_of`, so that a script says the same of the same changes.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from program_site.content.data.fields import QUOTED
from program_site.content.data.files import MANY, ONE
from program_site.content.forms import DATES, Field, Form, form_of
from program_site.content.record_names import NAMED_BY, Names, name_of
from program_site.i18n.localizer import Localizer
from program_site.intake.changes.change_file import Change, Part
from program_site.messages import FALLBACK
from program_site.text.when import When
from program_site.text.yaml_writing import is_same

LONGEST = 80
"""Signs of a value that are shown. Of a longer one those round what differs."""
_BEFORE = 20
"""Signs that are shown before the first one that differs."""
_BY_LANGUAGE = ("translated", "name", "word_lists", "by_language")
_DATE = re.compile(r"(FY)?([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:[T ](.+))?")
_SHOWN = 3333, 22
"""A year and a day in whose place others come."""
_STEP = "  "


def words_of(language: str, languages: Sequence[str], fiscal_start: int) -> dict[str, Any]:
    """What a language says of changes, with `{…}` for what comes in."""
    localizer = Localizer(language)
    return {
        "frames": localizer.unfilled("changes_said"),
        "dates": _dates(localizer, fiscal_start),
        "languages": {code: localizer.language_in_passing(code) for code in dict.fromkeys([*languages, FALLBACK])},
        "comma": localizer.t("comma"),
        "decimal": localizer.decimal_sign(),
        "nothing": "–",
        "named_by": [*NAMED_BY],
        "longest": LONGEST,
        "before": _BEFORE,
    }


def _dates(localizer: Localizer, fiscal_start: int) -> dict[str, Any]:
    """A pattern for years, one for each month, one for the days of each month: `{day} мая {year} г.`"""
    year, day = _SHOWN

    def pattern(said: str) -> str:
        after = f"{(year + 1) % 100:02}"
        return said.replace(str(year), "{year}").replace(str(day), "{day}").replace(f"/{after}", "/{next}")

    months = range(1, 13)
    return {
        "year": pattern(localizer.when(When(year))),
        "months": [pattern(localizer.when(When(year, month))) for month in months],
        "days": [pattern(localizer.when(When(year, month, day))) for month in months],
        "moment": localizer.t("moment", day="{day}", time="{time}"),
        "fiscal": pattern(localizer.fiscal_year(When(year, fiscal_start=fiscal_start))),
    }


def said(changes: Sequence[Change], words: Mapping[str, Any], language: str, names: Names) -> list[str]:
    """A line for each value that differs. What belongs to one record stands below its name, two signs further in."""
    sayer = _Sayer(words, language, _with_new(changes, language, names))
    records: dict[str, list[Change]] = {}
    for change in changes:
        record = None if change.file in ONE else change.place[0]
        records.setdefault(json.dumps([change.file, record], sort_keys=True, default=str), []).append(change)
    return [line for record in records.values() for line in sayer.record(record)]


def _with_new(changes: Sequence[Change], language: str, names: Names) -> Names:
    """With what records are called that only come with the changes: others of them may name these."""
    known = {file: {**each} for file, each in names.items()}
    for change in changes:
        place = change.place[0] if len(change.place) == 1 else None
        name = name_of(change.new, (language,)) if isinstance(change.new, dict) else ""
        if name and isinstance(place, Mapping) and "id" in place:
            known.setdefault(change.file, {}).setdefault(str(place["id"]), name)
    return known


def _without(value: Any, names: Sequence[str]) -> Any:
    """What an item is named by is not said again; but for its id, which becomes its address."""
    return {key: each for key, each in value.items() if key not in names} if isinstance(value, dict) else value


def _not_in(others: Sequence[Any], items: Sequence[Any]) -> list[Any]:
    return [each for each in items if not any(is_same(each, other) for other in others)]


def _differ_in_items(old: Sequence[Any] | None, new: Sequence[Any] | None) -> bool:
    """Whether both lists hold something, and not the same in another order."""
    return bool(old and new and (_not_in(old, new) or _not_in(new, old)))


@dataclass(frozen=True)
class _Sayer:
    words: Mapping[str, Any]
    language: str
    names: Names

    # ---- Records ----------------------------------------------------------------------------------------------------

    def record(self, changes: Sequence[Change]) -> Iterator[str]:
        """All changes of one record: in one line where there is one, or else below its name."""
        file, first = changes[0].file, changes[0]
        form = form_of(file, self.language) if file in ONE or file in MANY else Form(file, file, ())
        whole = Field("", "record", "", fields=form.fields)
        if file not in ONE and len(first.place) == 1 and (first.old is None or first.new is None):
            record = first.new if first.old is None else first.old
            name = self._name(form, first.place[0], record)
            if first.new is None:
                yield self._say("removed", kind=form.label, name=name)
                changes = changes[1:]
            else:
                yield self._say("added", kind=form.label, name=name)
            yield from (_STEP + line for each in changes for line in self._lines(each, whole, 1))
            return
        lines = [line for each in changes for line in self._lines(each, whole, 0 if file in ONE else 1)]
        name = form.label if file in ONE else self._name(form, first.place[0], None)
        if len(lines) == 1:
            yield self._say("record", record=name, said=lines[0])
            return
        yield from ([name] if lines else [])
        yield from (_STEP + line for line in lines)

    def _name(self, form: Form, place: Part, record: Any) -> str:
        named = name_of(record, (self.language,)) if isinstance(record, dict) else ""
        known = self.names.get(form.file, {}).get(str(place.get("id"))) if isinstance(place, Mapping) else None
        return self._short(self._plain(known or named or self._item(form.fields, place)))

    def _item(self, fields: tuple[Field, ...], place: Part) -> str:
        """An item of a list by what tells it apart: its year, its name, its number."""
        if not isinstance(place, Mapping):
            return self._say("nth", n=place + 1) if isinstance(place, int) else self._plain(place)
        known = {each.name: each for each in fields}
        told = [self._value(known.get(key, Field(key, "text", key)), value) for key, value in place.items()]
        return self.words["comma"].join(told)  # type: ignore[no-any-return]

    # ---- What differs -----------------------------------------------------------------------------------------------

    def _lines(self, change: Change, field: Field, begins: int) -> Iterator[str]:
        label = ""
        for part in change.place[begins:]:
            field, label = self._step(field, label, part)
        named = [key for key in change.place[-1] if key != "id"] if isinstance(change.place[-1], Mapping) else []
        old, new = (_without(value, named) for value in (change.old, change.new))
        yield from self._compared(field, label, old, new)

    def _step(self, field: Field, label: str, part: Part) -> tuple[Field, str]:
        """A field of a record, an item of a list, one of the languages of a text; and how it is called with all round it."""
        if field.many and not isinstance(part, str):
            return replace(field, many=False), self._within(label, self._item(field.fields, part))
        name = self._plain(part) if isinstance(part, str) else self._item((), part)
        if field.kind == "record":
            inner = next((each for each in field.fields if each.name == part), Field(name, "other", name))
            return inner, self._within(label, inner.label or name)
        if field.kind in _BY_LANGUAGE:
            inner = Field(name, "other", name, many=field.kind == "word_lists")
            known = self.words["languages"].get(name, name)
            return inner, self._say("in_language", field=label, language=known) if label else known
        inner = Field(name, "yes_no" if name == "official" else "other", name)
        return inner, label if name == "text" else self._within(label, self._part(name))

    def _part(self, name: str) -> str:
        return self._say("official") if name == "official" else name

    def _within(self, label: str, inner: str) -> str:
        return self._say("within", field=label, inner=inner) if label else inner

    def _compared(self, field: Field, label: str, old: Any, new: Any) -> Iterator[str]:
        old, new = (None if value in ([], {}, "") else value for value in (old, new))
        if is_same(old, new):
            return
        kinds = {type(each) for each in (old, new) if each is not None}
        if field.many and kinds == {list} and (field.kind == "record" or _differ_in_items(old, new)):
            yield from self._items(field, label, old or [], new or [])
        elif not field.many and field.kind in ("record", *_BY_LANGUAGE) and kinds == {dict}:
            before, after = old or {}, new or {}
            for name in dict.fromkeys([*(each.name for each in field.fields), *before, *after]):
                yield from self._compared(*self._step(field, label, name), before.get(name), after.get(name))
        elif old is None:
            yield self._say("given", field=label, after=self._short(self._value(field, new)))
        else:
            before, after = self._both(self._value(field, old), self._value(field, new))
            yield self._say("change", field=label, before=before, after=after)

    def _items(self, field: Field, label: str, old: list[Any], new: list[Any]) -> Iterator[str]:
        """Records that nothing tells apart: place by place where there are as many. Or else what came and what went."""
        if field.kind == "record" and len(old) == len(new):
            for number, (before, after) in enumerate(zip(old, new, strict=True)):
                yield from self._compared(*self._step(field, label, number), before, after)
            return
        for each in _not_in(new, old):
            yield self._say("item_removed", field=label, item=self._short(self._whole(field, each)))
        for each in _not_in(old, new):
            yield self._say("item_added", field=label, item=self._whole(field, each))

    def _whole(self, field: Field, item: Any) -> str:
        """An item in one line."""
        if field.kind != "record":
            return self._value(field, item)
        return self._say("between").join(self._compared(replace(field, many=False), "", None, item))

    # ---- Values -----------------------------------------------------------------------------------------------------

    def _value(self, field: Field, value: Any) -> str:
        if value is None:
            return str(self.words["nothing"])
        if isinstance(value, list):
            return self.words["comma"].join(self._value(field, each) for each in value)  # type: ignore[no-any-return]
        for choice in field.choices:
            if is_same(choice.value, value):
                return choice.label
        if isinstance(value, bool):
            return self._say("yes") if value else self._say("no")
        if isinstance(value, dict) and isinstance(value.get("text"), str) and not value.keys() - {"text", "official"}:
            text = self._plain(value["text"])
            return self._say("unofficial", text=text) if value.get("official") is False else text
        if isinstance(value, dict):
            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        if isinstance(value, float) and value.is_integer():
            return f"{value:.0f}"
        if isinstance(value, float) and field.kind == "number":
            return str(value).replace(".", self.words["decimal"])
        return self._text(field, str(value))

    def _text(self, field: Field, text: str) -> str:
        if field.kind in DATES or field.name == "year":
            return self._date(f"FY{text}" if field.name == "year" else text) or self._plain(text)
        if field.kind == "reference":
            return self._plain(self.names.get(field.of, {}).get(text, text))
        if field.kind == "citation":
            source, _, part = text.partition(QUOTED)
            named = self._plain(self.names.get(field.of, {}).get(source, source))
            return self._say("cited", source=named, part=self._plain(part)) if part else named
        return self._plain(text)

    def _date(self, text: str) -> str:
        """Where it is one, in the form of the language; a time stands behind its day as it was typed."""
        found, dates = _DATE.fullmatch(text), self.words["dates"]
        month = int(found[3] or 1) if found else 0
        if not found or not 1 <= month <= 12 or (found[1] and found[3]):
            return ""
        pattern = dates["fiscal"] if found[1] else dates["months"][month - 1] if found[3] else dates["year"]
        if found[4]:
            pattern = dates["days"][month - 1]
        year = int(found[2])
        said = pattern.format(year=year, day=int(found[4] or 0), next=f"{(year + 1) % 100:02}")
        return str(dates["moment"].format(day=said, time=found[5]) if found[5] else said)

    def _plain(self, text: str) -> str:
        """In one line."""
        return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")

    # ---- Long texts -------------------------------------------------------------------------------------------------

    def _short(self, text: str) -> str:
        return text if len(text) <= self.words["longest"] else text[: self.words["longest"]] + "…"

    def _both(self, before: str, after: str) -> tuple[str, str]:
        """Two long texts from shortly before the place where they part."""
        longest = self.words["longest"]
        if max(len(before), len(after)) <= longest:
            return before, after
        same = next(
            (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(min(before, after, key=len))
        )
        begin = max(0, same - self.words["before"])
        return tuple(("…" if begin else "") + self._short(each[begin:]) for each in (before, after))  # type: ignore[return-value]

    def _say(self, frame: str, /, **values: Any) -> str:
        return str(self.words["frames"][frame]).format(**values)
