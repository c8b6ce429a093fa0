"""A workbook tells nothing of when it was made."""

import datetime
import io
import time
import zipfile

from openpyxl import Workbook, load_workbook

from program_site.tables.spreadsheets.steady import steady


def saved(moment: datetime.datetime) -> bytes:
    book = Workbook()
    book.properties.created = moment
    book.worksheets[0]["A1"] = "日本 Россия"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_made_at_another_time_it_is_the_same() -> None:
    first = saved(datetime.datetime(2019, 3, 31))
    time.sleep(2.1)  # an archive counts in two seconds
    second = saved(datetime.datetime(2026, 1, 1))
    assert first != second
    assert steady(first) == steady(second)


def test_all_else_stays() -> None:
    made = steady(saved(datetime.datetime(2019, 3, 31)))
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
    assert load_workbook(io.BytesIO(made)).worksheets[0]["A1"].value == "日本 Россия"
