"""A field more in the front matter of a text: one line before its end, and nothing else of the file changes."""

import yaml

from program_site.text.applying import changed_text
from program_site.text.edits import Replace, place
from program_site.text.front_matter import split
from program_site.text.yaml_edits import fields_of


def header_of(text: str) -> str | None:
    """The lines of its front matter, with `\\n` at the end of each."""
    return split(text.removeprefix("\ufeff").replace("\r\n", "\n"))[0]


def with_field(text: str, key: str, value: str) -> str | None:
    """`value` as it is typed in YAML; None where the front matter cannot be edited safely, or has that field already."""
    header = header_of(text)
    before = fields_of(header) if header else None
    if header is None or not before or key in before:
        return None
    root = yaml.compose(header, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    line = f"{' ' * root.value[0][0].start_mark.column}{key}: {value}\n"
    after = fields_of(header + line)
    if after is None or after.pop(key, None) is None or after != before:
        return None
    row, column = place(header, len(header))
    made = changed_text(text.encode(), [Replace("", row + 1, column, "", line)])
    return made.decode() if made is not None else None
