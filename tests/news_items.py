"""News of a small site: an event that is over, three to come in two time zones, and news that are no events."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from program_site.site.layout import ADDRESSES, placeholder
from program_site.site.site import Site, prepare
from smallest import lay

SITE_URL = "https://example.org/exchange/"
PHOTO = "docs/assets/news/photo-1.jpg"
LIST = "---\ntitle: {title}\ndescription: …。\n---\n\n{{{{ news }}}}\n"
PAGES: dict[str, str | None] = {
    "docs/ja/news/index.md": LIST.format(title="お知らせ"),
    "docs/ru/news/index.md": LIST.format(title="Новости"),
}
NEWS = """\
- id: week
  published: 2030-04-02
  title: {ja: 文化週間, ru: Неделя культуры}
  starts: 2030-05-20
  ends: 2030-05-22
  online: true
  website: https://news.example/week
- id: session
  published: 2030-04-01
  title: {ja: 留学説明会, ru: Встреча}
  text:
    ja: |
      経験者が話します。

      どなたでも参加できます。
    ru: |
      Расскажут те, кто уже ездил.

      Приходите все.
  starts: 2030-05-10 17:00
  ends: 2030-05-10 18:30
  place: {ja: 講堂, ru: Зал}
  registration: {website: https://news.example/register, closes: 2030-05-10 12:00}
  programs: [culture]
  partners: [kfu]
  offices: [kazan-office]
- id: kazan
  published: 2030-04-03
  title: {ja: カザンでの報告会, ru: Встреча в Казани}
  starts: 2030-05-10 10:30 Europe/Moscow
  place: {ja: カザン, ru: Казань}
  online: https://news.example/online
- id: leaflet
  published: 2030-03-01
  title: {ja: 冊子, ru: Брошюра}
  text: {ja: 配布中です。, ru: Её раздают.}
- id: autumn
  published: 2029-09-01
  title: {ja: 秋の報告会, ru: Осенняя встреча}
  starts: 2029-10-10 17:00
  ends: 2029-10-10 18:00
  after:
    date: 2029-10-15
    text: {ja: 盛況でした。, ru: Пришло много людей.}
    website: https://news.example/slides
  partners: [kfu]
"""
FIRST_OF_MAY = "1903834800"
"""Noon of 1 May 2030 in Japan, in seconds since 1970: the day on which the sites of the tests are built."""


def site_of(root: Path, files: dict[str, str | None]) -> Site:
    return prepare(lay(root, {**PAGES, **files}), SITE_URL, None, ("ja", "ru"))


def files(site: Site) -> dict[str, bytes]:
    layouts = {
        (language, address): "".join(map(placeholder, ("title", "head", "body")))
        for language in ("ja", "ru")
        for address in ADDRESSES.values()
    }
    return {each.path: each.read() for each in site.outputs(layouts)}


def page(site: Site, address: str, language: str = "ja") -> BeautifulSoup:
    found = site.page(language, address)
    assert found is not None
    return BeautifulSoup(found.html, "lxml")


def text(part: BeautifulSoup | Tag | None) -> str:
    assert part is not None
    return re.sub(r"\s+", " ", part.get_text(" ")).strip()
