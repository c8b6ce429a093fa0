"""A fourth language needs no code: a message file and CLDR say how its dates, letters and encodings are read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT

KAZAKH = """\
name: Қазақша
reading:
  encodings: {KZ-1048: kz1048}
  codes: [kz]
  dates:
    fillers: [жыл, жылы]
    day_first: [.]
    fiscal_year: [қаржы жылы]
  numbers:
    units: [адам, студент]
page:
  fiscal_year: "{year}/{next} қаржы жылы"
problems:
  D102: "«{key}» өрісі жоқ. → {key}: … деген жолды қосыңыз"
  D104: "«{key}» мәтіні жоқ. → Қос нүктеден кейін мәтінді жазыңыз немесе бұл жолды өшіріңіз"
  D112: "«{key}» күнін 2019-02-15 түрінде жазыңыз (қазір: {value}). → {cure}"
  F104: "Бұл жолда UTF-8 деп оқылмайтын белгі бар. → Оны қайта теріп, файлды UTF-8 кодтауында сақтаңыз"
  F106: "Бұл файл {encoding} кодтауында сақталған. → Оны UTF-8 кодтауында қайта сақтаңыз"
  R103: "Бұл қалтада мәтін жоқ. → Мәтінді немесе суреттерді қосыңыз"
  R108: "Бұл сурет бүлінген, ашылмайды. → Бастапқы суретті таңдап, файлды ауыстырыңыз"
  R121: "Мәтін де, сурет те жоқ. → Тақырыптың астына мәтін жазыңыз немесе суреттер қосыңыз"
  P201: "Бұл бет басқа тілде жоқ. → Оны қосыңыз, сонда оқырмандар оны өз тілінде оқи алады"
texts:
  - Студенттер университетте орыс тілін және жапон тілін үйренді, содан кейін қала мұражайына барды.
  - Біз қыста Қазан қаласына бардық, күн өте суық болды, бірақ бәріміз көңілді жүрдік.
  - Әр жыл сайын жаңа студенттер келеді, олар тәжірибе алмасу бағдарламасына қатысады.
  - Кешке біз достарымызбен бірге шай іштік, ән айттық және көп әңгімелестік.
"""

ASK = """
import json, sys
from program_site.messages import available
from program_site.text.dates import written_date, written_day
from program_site.text.encodings import decode
from program_site.text.locales import language_of, other_codes
from program_site.text.numbers import possible_number, says_only_a_number
from program_site.i18n.hints import Hints
text = "Біз студенттермен бірге қала мұражайына бардық, күн өте суық болды."
print(json.dumps({
    "languages": available(),
    "days": [str(written_day(each, "kk")) for each in ("2019 ж. 15 ақпан", "15 ақпан 2019 жыл", "03.04.2019")],
    "month": written_date("2019 ж. ақпан"),
    "fiscal": written_date("2018/19 қаржы жылы"),
    "read": decode(text.encode("kz1048")) == (text, "KZ-1048"),
    "russian": decode("Студенты ходили в музей и пили чай".encode("koi8_r")),
    "letters": [language_of(text, ["ja", "ru", "kk"]), language_of("Мы ходили в музей", ["ja", "ru", "kk"])],
    "code": other_codes().get("kz"),
    "hints": bool(Hints.of_site(["kk", "ja"]).record("Partner")),
    "number": [possible_number("12 адам", True), says_only_a_number("12 адам")],
}))
"""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the generator says with one more message file beside it, and nothing else changed."""
    hooks = tmp_path_factory.mktemp("hooks")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks" / "program_site", hooks / "program_site", ignore=ignored)
    (hooks / "program_site" / "messages" / "kk.yml").write_text(KAZAKH, encoding="utf-8")
    found = subprocess.run([sys.executable, "-c", ASK], cwd=hooks, capture_output=True, check=True, encoding="utf-8")
    answers: dict[str, object] = json.loads(found.stdout)
    return answers


def test_its_dates_are_read(answers: dict[str, object]) -> None:
    assert answers["languages"] == ["en", "ja", "kk", "ru"]
    assert answers["days"] == ["2019-02-15", "2019-02-15", "2019-04-03"]
    assert answers["month"] == "2019-02"
    assert answers["fiscal"] == "FY2018"


def test_its_encodings_and_letters_are_known(answers: dict[str, object]) -> None:
    assert answers["read"] is True
    assert answers["russian"] == ["Студенты ходили в музей и пили чай", "KOI8-R"]
    assert answers["letters"] == ["kk", "ru"]
    assert answers["code"] == "kk"


def test_its_numbers_are_read(answers: dict[str, object]) -> None:
    assert answers["number"] == ["12", True]


def test_editors_show_hints_though_it_has_none_yet(answers: dict[str, object]) -> None:
    assert answers["hints"] is True


def test_no_code_knows_an_alphabet() -> None:
    """What people type is read by CLDR and the message files: no letters beyond ASCII stand in the code that reads it."""
    code = sorted((ROOT / "hooks" / "program_site" / "text").glob("*.py"))
    assert [path.name for path in code if re.search(r"\\u(04|304|4e|9f|ac)", path.read_text(encoding="utf-8"))] == []
