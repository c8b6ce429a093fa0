"""Reports of every kind that a card can show, and one with everything that a text can hold."""

from __future__ import annotations

from pathlib import Path

from camera import save, scene
from conftest import lay_project

_HEADER = (
    "author: [見本 花子, 見本 次郎]\naffiliation: 見本大学 2年\npartner: kfu\ndirection: outbound\nprogram: culture\n"
)
COVERS = {
    "said": ("title: 雪の一日\nsummary: 雪が降りました。\n" + _HEADER, ""),
    "unsaid": ("title: 雪の二日目\n" + _HEADER, ""),
    "inbound": ("title: 雪の三日目\nsummary: 帰りました。\n" + _HEADER.replace("outbound", "inbound"), ""),
    "wayless": ("title: 雪の四日目\nsummary: 着きました。\n" + _HEADER.replace("direction: outbound\n", ""), ""),
    "several": (
        "title: 雪の五日目\nsummary: 回りました。\n" + _HEADER.replace("kfu", "[kfu, isu]").replace("culture", "[basic, culture]"),
        "",
    ),
    "long": (
        f"title: 雪の七日目\nsummary: {'雪が降り、' * 30}積もりました。\n"
        + _HEADER.replace("見本 次郎", "見本 次郎, " + ", ".join(f"見本 {each}郎" for each in "三四五六七八")),
        "",
    ),
    "nowhere": ("title: 雪の六日目\nsummary: 家にいました。\nauthor: 見本 花子\n", ""),
}  # fmt: skip
"""What stands in the header and in the text of reports without a photo, by a name for each."""
EVERYTHING = """
## Electroencephalographically

{金沢|かなざわ}の市場で、**太字**と`code_without_any_space_in_it_that_goes_on_and_on_and_on`を見ました。[^1]

— こんにちは。
— Здравствуйте!

![市場](wide.png "りんごの山")

| а | б | в | г | д | е |
|---|---|---|---|---|---|
| Санкт-Петербург | достопримечательность | превысокомногорассмотрительствующий | 金沢 | 1 | 2 |

- [ ] 荷造り
- [x] 切符
    - 一
        - 二
            - 三
                - 四
                    - 五
                        - 六

> お茶はゆっくり飲むものです。

```
x = "a line of code that is much longer than any telephone is broad, and has no reason to end"
```

https://example.org/a/very/long/address/that/nobody/would/ever/type/but/everybody/pastes/into/a/text

[^1]: 注です。
"""


def lay_cards(folder: Path) -> Path:
    """A copy of the project without its samples, with all these reports."""
    project = lay_project(folder)
    for sample in (project / "activity_reports").glob("*-sample-*"):
        for file in sample.iterdir():
            file.unlink()
        sample.rmdir()
    texts = COVERS | {
        "everything": ("title: Превысокомногорассмотрительствующая достопримечательность\n" + _HEADER, EVERYTHING)
    }
    for day, (name, (header, text)) in enumerate(texts.items(), start=1):
        report = project / "activity_reports" / f"2019-02-{day:02}-{name}"
        report.mkdir(parents=True)
        body = text or "雪でした。\n"
        language = "ru" if name == "everything" else "ja"
        extra = "people_in_photos: none\nlang: ru\n" if name == "everything" else ""
        (report / f"{language}.md").write_text(
            f"---\n{header}date: 2019-02-{day:02}\n{extra}---\n{body}", encoding="utf-8"
        )
        if name == "everything":
            save(report, "wide.png", scene((1200, 800)))
            save(report, "tall.png", scene((700, 900)))
    return project


PUT_IN = "wbr, [data-together]"
CARDS = f"""() => [...document.querySelectorAll(".report-line")].map((line) => [...line.querySelectorAll(":not({PUT_IN})"), line].map((part) => [
  part.localName, part.querySelector(":not({PUT_IN})") ? "" : part.textContent.replaceAll("\u00a0", " "),
  ...[...part.attributes].map(({{ name, value }}) => name + "=" + (name === "href" || name === "src" ? part[name] : name === "srcset" ? value.replaceAll("../", "") : value)).sort(),
]))"""
"""Every element of every card with its attributes; links in full, as the pages lie at different depths.

Where lines may end is said in finished pages alone (`tests/line_breaks.py`), and the script's cards leave it to the browser.
"""
