"""What readers are told where texts of another language stand in for those a growing language lacks."""

from program_site.i18n.borrowed import is_borrowed
from program_site.site.view import View


def notice(view: View, shown: str) -> str:
    """Of a page that has no text of its own in the reader's language, at its beginning."""
    own = view.localizer.speaking("growing.page")
    names = {"language": own.language_in_passing(view.language), "shown": own.language_in_passing(shown)}
    return view.render("stand_in.html", said_in=own.language, words=own.t("growing.page", **names))


def remark(view: View, html: str) -> str:
    """Of a page that has one, at its end, if some texts on it are in another language."""
    if not is_borrowed(html):
        return ""
    own = view.localizer.speaking("growing.some")
    words = own.t("growing.some", language=own.language_in_passing(view.language))
    return view.render("stand_in.html", said_in=own.language, words=words)


def below_title(html: str, added: str) -> str:
    """The content of a page with something more behind its heading."""
    title, end, rest = html.partition("</h1>")
    return f"{title}{end}{added}{rest}" if end else added + html


def in_language(html: str, language: str, element: str = "div") -> str:
    """A piece of a page in another language than what stands round it."""
    return f'<{element} lang="{language}">{html}</{element}>' if html.strip() else html
