"""The answers of an issue form, read from the text that GitHub makes of them: headings, and what stands below."""

import re
from collections.abc import Iterator, Mapping, Sequence

from program_site.intake.issue_form import Question, spaced

_FEWEST_HEADINGS = 3
"""An issue with fewer headings was not written with the form."""
_NOTHING = "_No response_"
"""What GitHub writes below a question without an answer."""
_TICKED = re.compile(r"\s*- \[[xX]\] (.*)")

Answers = Mapping[str, str]
"""The answers by the key of the question; empty where there is none."""


def read_answers(body: str, forms: Mapping[str, Sequence[Question]]) -> tuple[str, Answers] | None:
    """The language of the form that was used, and its answers; None for an issue without a form."""
    lines = _lines(body)
    headings = {language: _headings(lines, form) for language, form in forms.items()}
    language = max(headings, key=lambda each: len(headings[each]), default="")
    if len(headings.get(language, ())) < _FEWEST_HEADINGS:
        return None
    places = headings[language]
    answers = dict.fromkeys((question.key for question in forms[language]), "")
    for key, place in places.items():
        end = min((each for each in places.values() if each > place), default=len(lines))
        answers[key] = _answer(lines[place + 1 : end], is_text=key == "text")
    return language, answers


def _answer(lines: Sequence[str], is_text: bool) -> str:
    """What was typed. Who edits an issue may leave GitHub's words beside an answer; in a text they may be the writer's."""
    answer = "\n".join(lines).strip("\n")
    if answer.strip() in ("", _NOTHING):
        return ""
    kept = lines if is_text else [line for line in lines if line.strip() != _NOTHING]
    return "\n".join(kept).strip("\n" if is_text else None)


def words_above(body: str, forms: Mapping[str, Sequence[Question]], language: str) -> str:
    """What stands above the first question, where no answer has its place."""
    lines = _lines(body)
    return "\n".join(lines[: min(_headings(lines, forms[language]).values())]).strip()


def _lines(body: str) -> list[str]:
    return body.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _headings(lines: Sequence[str], form: Sequence[Question]) -> dict[str, int]:
    """The lines of the headings.

    Searches from the top for what is asked before the text, and from the bottom for what is asked after it, so that a
    report may have headings with the same words."""
    wanted = {question.key: spaced(f"### {question.label}") for question in form}
    lines = [spaced(line) if line.startswith("### ") else "" for line in lines]
    keys = list(wanted)
    middle = keys.index("text") + 1
    lines_of: dict[str, int] = {}
    above, below = -1, len(lines)
    for key in keys[:middle]:
        if wanted[key] in lines[above + 1 : below]:
            lines_of[key] = above = lines.index(wanted[key], above + 1, below)
    for key in reversed(keys[middle:]):
        place = next((at for at in range(below - 1, above, -1) if lines[at] == wanted[key]), None)
        if place is not None:
            lines_of[key] = below = place
    return lines_of


def chosen(answer: str, question: Question) -> tuple[list[str], str]:
    """The values of the chosen words in front matter, and the rest of the answer, which was not offered."""
    values: list[str] = []
    unread = "" if answer.lower() == "none" else spaced(answer)
    while unread:
        fits = [
            each for each in question.offered if unread == each or (question.several and unread.startswith(f"{each}, "))
        ]
        if not fits:
            break
        words = max(fits, key=len)
        values.append(question.offered[words])
        unread = unread[len(words) :].removeprefix(", ")
    return list(dict.fromkeys(values)), unread


def ticked(answer: str) -> Iterator[str]:
    """The words beside every ticked box."""
    for line in answer.split("\n"):
        if box := _TICKED.fullmatch(line):
            yield box[1].strip()
