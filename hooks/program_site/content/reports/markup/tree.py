"""The read text as a page needs it: numbered pictures, headings below the page's, notes and ids of our own."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from program_site.content.reports.markup.elements import made, pieces_of, replaced
from program_site.content.reports.markup.stand_ins import restored, restored_address
from program_site.content.reports.markup.targets import FULL_ADDRESS, may_be_in_site
from program_site.i18n.localizer import Localizer

_HEADING = re.compile("h[1-6]")
_LINE = re.compile(r"\d+")
_BOXES = {True: "\u2611", False: "\u2610"}


@dataclass(frozen=True)
class Target:
    """Where a link or a picture leads, and the line on which it was written, from 1."""

    written: str
    line: int


@dataclass
class Tree:
    """One text. `put` brings its elements into their order."""

    root: ET.Element
    text: str
    """In which addresses stand as they were typed."""
    language: str
    photos: frozenset[str]
    pictures: list[tuple[Target, str, str | None]] = field(default_factory=list)
    """With alternative text and caption."""
    links: list[Target] = field(default_factory=list)
    """Into the site: which of them lead somewhere, a page knows."""
    dead: list[Target] = field(default_factory=list)

    def put(self) -> None:
        self._tasks()
        headings = self._headings()
        self._notes()
        for element, line in list(self._lined()):
            if element.tag == "img":
                self._number(element, line)
            elif element.tag == "a" and not element.get("id") and not element.get("aria-label"):
                self._lead(element, line, headings)
        self._unwrap()
        self._part_pictures(self.root)

    def _lined(self) -> Iterator[tuple[ET.Element, int]]:
        """Every element with the line where it begins; that of what comes before it where nothing else is known."""
        line = 1
        for element in self.root.iter():
            if place := _LINE.match(element.get("data-sourcepos", "")):
                line = int(place[0])
            yield element, line

    def _typed(self, address: str) -> str:
        address = restored_address(address)
        return address if address in self.text else unquote(address)

    def _number(self, picture: ET.Element, line: int) -> None:
        """The page knows a picture by its number."""
        alt, caption = picture.get("alt") or "", picture.get("title")
        target = Target(self._typed(picture.get("src") or ""), line)
        self.pictures.append((target, restored(alt).strip(), caption and restored(caption).strip()))
        picture.attrib = {"src": str(len(self.pictures) - 1)}

    def _lead(self, link: ET.Element, line: int, headings: dict[str, str]) -> None:
        target, title = link.get("href") or "", restored(link.get("title") or "").strip()
        if title:  # which would be seen under a mouse only
            link.tail = f" ({title}){link.tail or ''}"
        typed = self._typed(target)
        if FULL_ADDRESS.match(target):
            link.attrib = {"href": restored_address(target)}
        elif heading := headings.get(unquote(typed.removeprefix("#")).casefold() if typed.startswith("#") else ""):
            link.attrib = {"href": f"#{heading}"}
        elif typed.removeprefix("./") in self.photos or (may_be_in_site(typed) and not typed.startswith("#")):
            self.links.append(Target(typed, line))
            link.attrib = {"href": str(len(self.links) - 1)}
        else:
            self.dead.append(Target(typed, line))
            link.attrib = {}

    def _unwrap(self) -> None:
        """Leave nothing of links that lead nowhere but their words, and nothing of paragraphs without any."""
        parents = {child: parent for parent in self.root.iter() for child in parent}
        for element, parent in reversed(parents.items()):  # what stands in another first
            if element.tag == "a" and not element.attrib:
                replaced(parent, element, *pieces_of(element))
            elif element.tag == "p" and not len(element) and not (element.text or "").strip():
                replaced(parent, element)

    def _headings(self) -> dict[str, str]:
        """Gives every heading its place below the page's and an id; the ids by what GitHub would call them."""
        headings = [element for element in self.root.iter() if _HEADING.fullmatch(element.tag)]
        shift = 2 - min((int(element.tag[1]) for element in headings), default=2)
        ids: dict[str, str] = {}
        for number, element in enumerate(headings, start=1):
            element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"
            identity = f"h-{self.language}-{number}"
            element.set("id", identity)
            name = re.sub(r"[^\w\- ]", "", "".join(element.itertext()).strip().casefold()).replace(" ", "-")
            same = sum(each == name or each.startswith(f"{name}-") for each in ids)
            ids[f"{name}-{same}" if name in ids else name] = identity
        return ids

    def _notes(self) -> None:
        section = next(self.root.iter("section"), None)
        if section is None:
            return
        notes: dict[str, str] = {}
        for number, item in enumerate(section.findall("ol/li"), start=1):
            notes[f"#{item.get('id')}"] = item.attrib["id"] = f"fn-{self.language}-{number}"
        used: dict[str, int] = {}
        for link in self.root.iter("a"):
            note = notes.get(link.get("href", ""))
            if note and link.get("id"):
                used[note] = used.get(note, 0) + 1
                link.attrib = {"href": f"#{note}", "id": _of_reference(note, used[note])}
        localizer = Localizer(self.language)
        for item in section.findall("ol/li"):
            self._lead_back(item, used.get(item.attrib["id"], 0), localizer.t("note_back"))
        section.attrib = {"class": "notes", "aria-label": localizer.t("notes")}

    def _lead_back(self, note: ET.Element, used: int, said: str) -> None:
        """To each place that refers to a note. What refers to it in the description of a picture is no place."""
        parents = {child: parent for parent in note.iter() for child in parent}
        backs = [link for link in note.iter("a") if link.get("class") == "footnote-backref"]
        for number, link in enumerate(backs, start=1):
            if number > used:
                replaced(parents[link], link)
            else:
                link.attrib = {"href": f"#{_of_reference(note.attrib['id'], number)}", "aria-label": said}

    def _tasks(self) -> None:
        for item in self.root.iter("li"):
            for parent in (item, *item.findall("p")):
                if (box := parent.find("input")) is not None:
                    replaced(parent, box, mark := _BOXES["checked" in box.attrib])
                    item.set("class", "task")
                    if len(parent) and parent[0].tag == "p" and (parent.text or "").strip() == mark:
                        parent.text, parent[0].text = None, f"{mark} {parent[0].text or ''}"

    def _part_pictures(self, root: ET.Element) -> None:
        """A picture that stands alone gets a paragraph of its own."""
        for index, element in reversed(list(enumerate(root))):
            alone = element.tag == "p" and len(element) and not (element.text or "").strip()
            if not alone or any(each.tag not in ("img", "br") or (each.tail or "").strip() for each in element):
                continue
            root.remove(element)
            for offset, picture in enumerate(element.findall("img")):
                picture.tail = None
                paragraph = made("p", picture)
                paragraph.tail = "\n"
                root.insert(index + offset, paragraph)


def _of_reference(note: str, number: int) -> str:
    """The id of what refers to a note, for the first, second, … time."""
    return note.replace("fn", "fnref", 1) + (f"-{number}" if number > 1 else "")
