"""Students by group, as a sheet of the university holds them."""

from __future__ import annotations

from pathlib import Path

from smallest import lay

MOBILITY = """\
years:
  - year: 2018
    outbound: {planned: 35, actual: 30}
    inbound: {planned: 17, actual: 8}
source: [interim-report]
"""
HEADING = "年度,派遣・受入,プログラム,海外連携機関,課程,期間,単位取得,オンライン,人数"
LINES = """\
2018,派遣,文化交流プログラム,kfu,学士課程,1か月未満,あり,対面,27
2018,派遣,culture,カザン連邦大学,修士課程（博士前期課程）,1年以上,なし,併用,3
平成30年度,受入,,kfu,,,,,8
"""
LINES = LINES.replace("併用", "対面とオンラインの併用")


def site_and_sheet(folder: Path, lines: str = LINES, mobility: str | None = MOBILITY) -> tuple[Path, Path]:
    """The smallest site with some numbers, and beside it a sheet that is none of its files."""
    site = lay(folder / "site", {"data/mobility.yml": mobility} if mobility else {})
    sheet = folder / "students.csv"
    sheet.write_text(f"{HEADING}\n{lines}", encoding="utf-8")
    return site, sheet
