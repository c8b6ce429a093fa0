"""Texts and names of records as pages say them: with their language where they stand in, with a mark where unofficial."""

from typing import Literal

from markupsafe import Markup

from program_site.i18n.borrowed import borrowed
from program_site.i18n.localizer import Localizer
from program_site.i18n.translated_text import Name, Text


def said(text: Text | Name, language: str) -> str:
    """What a reader of `language` gets of it."""
    shown = text.shown_in(language)
    words = text.in_language(language)
    return words if shown == language else borrowed(words, shown)


def marked_name(name: Name, localizer: Localizer) -> Markup:
    official = name.is_official(localizer.language)
    return Markup.escape(said(name, localizer.language)) + (Markup() if official else mark_button("mark", localizer))


def mark_button(kind: Literal["mark", "sign"], localizer: Localizer) -> Markup:
    """A button that shows the note at the foot of the page, by touch and keyboard, without a script."""
    html = '<button type="button" class="{}" popovertarget="unofficial-note"{} data-search-ignore>{}</button>'
    # A sign alone says nothing to those who hear it.
    spoken = Markup(' aria-label="{}"').format(localizer.t("unofficial")) if kind == "sign" else ""
    words = localizer.t("unofficial_mark") if kind == "mark" else localizer.t("unofficial_sign")
    return Markup(html).format(kind, spoken, words)
