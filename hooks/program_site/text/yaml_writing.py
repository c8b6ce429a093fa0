"""Putting values into YAML that people keep by hand: their remarks, their order and their quotes stay as they are.

What is made is read again before it is handed out: a file whose layout does not allow a change is left alone.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from program_site.text.yaml_edits import end_of, node_at
from program_site.text.yaml_rendering import as_block, as_flow, as_scalar, fits
from program_site.text.yaml_source import Location, Unquoted, compose, read_yaml

Span = tuple[int, int]


def with_value(text: str, location: Location, value: Any, order: Sequence[str] = ()) -> str | None:
    """The text with `value` at `location`, or without anything there where it is None.

    A place in a list that is as high as the list is long adds an item; what holds nothing any more goes with its last value.
    `order` names fields in the order in which a new one takes its place among those of its mapping.
    None where the text cannot be read, or where the change would touch anything else.
    """
    mark, text = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    plain = text.replace("\r\n", "\n")
    before = read_yaml(plain, "")
    if before.problems or ("\r\n" in text and plain.count("\n") != text.count("\r\n")):
        return None
    wanted = _put(plain_values(before.value) or None, location, value)
    made = plain if is_same(wanted, plain_values(before.value)) else _Writing(plain, order).put(location, value)
    if made is None or not _is_as_wanted(plain, made, wanted, location):
        return None
    return mark + (made.replace("\n", "\r\n") if "\r\n" in text else made)


def _is_as_wanted(before: str, after: str, wanted: Any, location: Location) -> bool:
    read = read_yaml(after, "")
    if read.problems or not is_same(plain_values(read.value) or None, wanted or None):
        return False
    node = node_at(before, location) if before.strip() else None
    inside = before[node.start_mark.index : end_of(node)] if node is not None else ""
    return not _remarks(before) - _remarks(after) - _remarks(inside)


def _remarks(text: str) -> Counter[str]:
    return Counter(row.strip() for row in text.split("\n") if row.lstrip().startswith("#"))


def plain_values(value: Any) -> Any:
    """A value as it is compared: what the reader did not take for plain text counts as what stands there."""
    if isinstance(value, dict):
        return {key: plain_values(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain_values(each) for each in value]
    return value.text if isinstance(value, Unquoted) else value


def is_same(one: Any, other: Any) -> bool:
    """As values, whatever they were typed in: a day may be text in one place and no text in another."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    return type(one) is type(other) and bool(one == other)


def _put(whole: Any, location: Location, value: Any) -> Any:
    """The data after the change; None where nothing is left of them."""
    if not location:
        return value
    part, rest = location[0], location[1:]
    if isinstance(part, str):
        made: Any = dict(whole) if isinstance(whole, dict) else {}
        inner = _put(made.get(part), rest, value)
        made = {**made, part: inner} if inner is not None else {key: each for key, each in made.items() if key != part}
    else:
        made = list(whole) if isinstance(whole, list) else []
        inner = _put(made[part] if part < len(made) else None, rest, value)
        made[part : part + 1] = [inner] if inner is not None else []
    return made or None


class _Writing:
    """A text that is about to change. Each step gives a whole text, or None."""

    def __init__(self, text: str, order: Sequence[str]) -> None:
        self.text, self.order = text, order

    def put(self, location: Location, value: Any) -> str | None:
        node = compose(self.text) if self.text.strip() else None
        if not location:
            return self._replaced(node, value, 0) if node is not None else self._begun(value)
        if node is None:
            return self._begun(_put(None, location, value)) if value is not None else self.text
        parent, last = node_at(self.text, location[:-1]), location[-1]
        if isinstance(parent, yaml.MappingNode) and isinstance(last, str):
            return self._in_mapping(parent, location, value)
        if isinstance(parent, yaml.SequenceNode) and isinstance(last, int):
            return self._in_list(parent, location, value)
        if value is None:
            return self.text
        return self.put(location[:-1], {last: value} if isinstance(last, str) else [value])

    def _begun(self, value: Any) -> str:
        """A text with nothing but remarks becomes one with a value below them."""
        gap = "" if not self.text or self.text.endswith("\n") else "\n"
        return self.text + gap + "\n".join(as_block(value, 0)) + "\n"

    def _in_mapping(self, mapping: yaml.MappingNode, location: Location, value: Any) -> str | None:
        for number, (key, held) in enumerate(mapping.value):
            if key.value == location[-1]:
                if value is not None:
                    return self._changed(held, location, value, key.start_mark.column)
                if len(mapping.value) == 1:
                    return self._without_last(mapping, location)
                return self._without(mapping, number, [(a.start_mark.index, end_of(b)) for a, b in mapping.value])
        return self._with_field(mapping, str(location[-1]), value) if value is not None else self.text

    def _in_list(self, listed: yaml.SequenceNode, location: Location, value: Any) -> str | None:
        number = int(location[-1])
        if number >= len(listed.value):
            return self._with_item(listed, len(listed.value), value) if value is not None else self.text
        held = listed.value[number]
        if value is not None:
            return self._changed(held, location, value, listed.start_mark.column)
        if len(listed.value) == 1:
            return self._without_last(listed, location)
        begin = 0 if listed.flow_style else 2  # the dash goes, too
        spans = [(each.start_mark.index - begin, end_of(each)) for each in listed.value]
        return self._without(listed, number, spans)

    def _without_last(self, holder: yaml.CollectionNode, location: Location) -> str | None:
        if len(location) > 1:
            return self.put(location[:-1], None)
        empty = "[]" if isinstance(holder, yaml.SequenceNode) else "{}"
        return self._with((holder.start_mark.index, end_of(holder)), empty)

    def _changed(self, node: yaml.Node, location: Location, value: Any, column: int) -> str | None:
        """A value in place of another: of two mappings or lists only what differs."""
        if isinstance(node, yaml.MappingNode) and isinstance(value, dict) and node.value:
            names = dict.fromkeys([*value, *(key.value for key, _ in node.value)])  # never empty in between
            return self._one_by_one([((*location, name), value.get(name)) for name in names])
        if isinstance(node, yaml.SequenceNode) and isinstance(value, list) and node.value:
            return self._one_by_one(list(self._differing_items(location, value)))
        return self._replaced(node, value, column)

    def _differing_items(self, location: Location, wanted: list[Any]) -> Iterator[tuple[Location, Any]]:
        """From the back, so that places stay true. A place with `…` before it takes a new item in between."""
        held = plain_values(_at(read_yaml(self.text, "").value, location))
        matcher = difflib.SequenceMatcher(a=[*map(repr, held)], b=[*map(repr, wanted)], autojunk=False)
        for kind, first, last, begin, end in reversed(matcher.get_opcodes()):
            if kind == "equal":
                continue
            both = min(last - first, end - begin)
            for new in reversed(wanted[begin + both : end]):
                yield (*location, "…", first + both), new
            for place in reversed(range(first + both, last)):
                yield (*location, place), None
            for step in reversed(range(both)):
                yield (*location, first + step), wanted[begin + step]

    def _one_by_one(self, changes: Sequence[tuple[Location, Any]]) -> str | None:
        text = self.text
        for location, value in changes:
            step, made = _Writing(text, self.order), None
            if len(location) > 1 and location[-2] == "…":
                listed = node_at(text, location[:-2])
                assert isinstance(listed, yaml.SequenceNode)
                made = step._with_item(listed, int(location[-1]), value)
            else:
                made = step.put(location, value)
            if made is None:
                return None
            text = made
        return text

    def _replaced(self, node: yaml.Node, value: Any, column: int) -> str:
        begin, end = node.start_mark.index, end_of(node)
        if isinstance(node, yaml.ScalarNode) and not isinstance(value, (dict, list)):
            new = as_scalar(value, quotes=node.style if node.style in ("'", '"') else None)
            block = node.style in ("|", ">")
            return self._with((begin, end), ("" if begin != end else " ") + new + ("\n" if block else ""))
        in_flow = self._is_in_flow(begin)
        shown = as_flow(value) if in_flow or fits(value, column) else "\n" + "\n".join(as_block(value, column + 2))
        if shown.startswith("\n"):
            while self.text[begin - 1] in " \n" and begin:
                begin -= 1
        return self._with((begin, end), shown)

    def _is_in_flow(self, index: int) -> bool:
        return any(begin < index < end for begin, end in _flow_spans(compose(self.text)))

    def _without(self, holder: yaml.CollectionNode, number: int, spans: Sequence[Span]) -> str:
        """A mapping or list of several without one of its pairs or items."""
        begin, end = spans[number]
        if holder.flow_style:
            return self._with((spans[number - 1][1], end) if number else (begin, spans[1][0]), "")
        start = self.text.rfind("\n", 0, begin) + 1
        if self.text[start:begin].strip():  # it begins behind a dash, where the next one comes to stand
            return self._with((begin, spans[number + 1][0]), "")
        stop = self._line_end(end)
        if not self.text[stop:].strip():
            return self.text[:start].rstrip() + "\n"
        after = re.compile(r"(?:[ ]*\n)*").match(self.text, stop)
        gap = self.text[:start].endswith("\n\n") or not start
        return self._with((start, after.end() if after and gap else stop), "")

    def _with_field(self, mapping: yaml.MappingNode, name: str, value: Any) -> str | None:
        place = self.order.index(name) if name in self.order else len(self.order)
        earlier = [
            pair for pair in mapping.value if pair[0].value not in self.order or self.order.index(pair[0].value) < place
        ]
        if mapping.flow_style:
            field = f"{as_scalar(name)}: {as_flow(value)}"
            if not mapping.value:
                return self._with((mapping.start_mark.index, end_of(mapping)), f"{{{field}}}")
            spot = end_of(earlier[-1][1]) if earlier else mapping.value[0][0].start_mark.index
            return self._with((spot, spot), f", {field}" if earlier else f"{field}, ")
        column = mapping.value[0][0].start_mark.column
        rows = as_block({name: value}, column)
        if not earlier:
            spot = mapping.value[0][0].start_mark.index
            return self._with((spot, spot), "\n".join(rows).lstrip() + "\n" + " " * column)
        return self._with_rows(self._line_end(end_of(earlier[-1][1])), rows)

    def _with_item(self, listed: yaml.SequenceNode, number: int, value: Any) -> str | None:
        items = listed.value
        if listed.flow_style and items:
            spot = end_of(items[number - 1]) if number else items[0].start_mark.index
            return self._with((spot, spot), f", {as_flow(value)}" if number else f"{as_flow(value)}, ")
        if not items:
            column = listed.start_mark.column
            span = listed.start_mark.index, end_of(listed)
            at_line = not self.text[self.text.rfind("\n", 0, span[0]) + 1 : span[0]].strip()
            return self._with(span, "\n".join(as_block([value], column)) if at_line else as_flow([value]))
        column = listed.start_mark.column
        rows = as_block([value], column)
        apart = self._stand_apart(items)
        if not number:
            spot = self.text.rfind("\n", 0, items[0].start_mark.index) + 1
            return self._with((spot, spot), "\n".join([*rows, *([""] if apart else [])]) + "\n")
        return self._with_rows(self._line_end(end_of(items[number - 1])), [*([""] if apart else []), *rows])

    def _stand_apart(self, items: Sequence[yaml.Node]) -> bool:
        """Whether empty lines stand between the items, or would: between entries of several lines."""
        if len(items) == 1:
            return (
                not items[0].start_mark.column > 2 and "\n" in self.text[items[0].start_mark.index : end_of(items[0])]
            )
        return re.search(r"\n[ ]*\n", self.text[end_of(items[-2]) : items[-1].start_mark.index]) is not None

    def _with_rows(self, spot: int, rows: Sequence[str]) -> str:
        gap = "\n" if spot and self.text[spot - 1] != "\n" else ""
        return self._with((spot, spot), gap + "\n".join(rows) + "\n")

    def _line_end(self, index: int) -> int:
        """Behind the line on which something ends."""
        if index and self.text[index - 1] == "\n":
            return index
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found + 1

    def _with(self, span: Span, new: str) -> str:
        return self.text[: span[0]] + new + self.text[span[1] :]


def _at(whole: Any, location: Location) -> Any:
    for part in location:
        whole = whole[part]
    return whole


def _flow_spans(node: yaml.Node | None) -> Iterator[Span]:
    if isinstance(node, yaml.CollectionNode):
        if node.flow_style:
            yield node.start_mark.index, end_of(node)
            return
        for each in node.value:
            for inner in each if isinstance(each, tuple) else (each,):
                yield from _flow_spans(inner)
