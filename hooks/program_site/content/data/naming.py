"""What people write in place of ids and names of fields: the words of their own language."""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping

from program_site.messages import available, messages
from program_site.text.yaml_source import YamlSource


@functools.cache
def field_words() -> Mapping[str, tuple[str, ...]]:
    """What people write for a field in their own language, and the fields that it can be: what ends is `left` or `closed`."""
    meant: defaultdict[str, list[str]] = defaultdict(list)
    for language in available():
        for field, words in messages(language).get("data_fields", {}).items():
            for word in words:
                meant[word].append(field)
    return {word: tuple(fields) for word, fields in meant.items()}


def called(documents: Mapping[str, YamlSource]) -> dict[str, dict[str, str]]:
    """Of every kind, the ids by the names, short names and former names of their records, in small letters."""
    return {kind: _only_one(_names(document)) for kind, document in documents.items()}


def _only_one(names: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Without the names that several records have."""
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for name, identity in names:
        meant[name].add(identity)
    return {name: ids.pop() for name, ids in meant.items() if len(ids) == 1}


def _names(document: YamlSource) -> Iterator[tuple[str, str]]:
    for item in document.value if isinstance(document.value, list) else []:
        if not isinstance(item, dict) or not isinstance(identity := item.get("id"), str):
            continue
        for forms in (*(item.get(field) for field in ("name", "short_name", "abbreviation")), *_former_names(item)):
            for form in forms.values() if isinstance(forms, dict) else ():
                name = form.get("text") if isinstance(form, dict) else form
                if isinstance(name, str):
                    yield name.strip().lower(), identity


def _former_names(item: Mapping[str, object]) -> list[object]:
    formerly = item.get("formerly")
    return [each.get("name") for each in formerly if isinstance(each, dict)] if isinstance(formerly, list) else []
