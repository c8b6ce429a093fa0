"""The navigation: `partners/*` in it stands for all generated pages of a folder."""

from collections.abc import Sequence
from typing import Any

_ALL = "/*"


def expanded(items: list[Any], addresses: Sequence[str]) -> list[Any]:
    """The items with the pages of each folder, which lie at these `addresses`, in the place of its star."""
    found: list[Any] = []
    for item in items:
        if isinstance(item, str) and item.endswith(_ALL):
            folder = item.removesuffix("*")
            found += [f"{address.rstrip('/')}.md" for address in addresses if address.startswith(folder)]
        elif isinstance(item, dict):
            found.append(
                {
                    title: expanded(inner, addresses) if isinstance(inner, list) else inner
                    for title, inner in item.items()
                }
            )
        else:
            found.append(item)
    return found
