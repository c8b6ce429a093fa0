"""Aliases that find nothing new: the search finds the page by a name, or by another alias, already."""

from collections.abc import Iterator, Mapping, Set

from program_site.content.catalog import Catalog
from program_site.content.data.aliases import WITH_ALIASES, known_already, names_of
from program_site.text.problems import Problem
from program_site.text.yaml_source import YamlSource


def check_aliases(catalog: Catalog, documents: Mapping[str, YamlSource], broken: Set[str]) -> Iterator[Problem]:
    """Those of records, and the words that the glossary puts beside its terms. Pages tell theirs where they are read."""
    for kind in [each for each in WITH_ALIASES if each in documents and each not in broken]:
        for index, record in enumerate(getattr(catalog, kind)):
            for language, words in record.aliases.root.items():
                at = (index, "aliases", language)
                yield from known_already(documents[kind], at, words, names_of(record, language))
    for index, term in enumerate(catalog.glossary if "glossary" in documents and "glossary" not in broken else ()):
        for language, words in term.synonyms.root.items():
            at = (index, "synonyms", language)
            yield from known_already(documents["glossary"], at, words, [term.name.in_language(language)])
