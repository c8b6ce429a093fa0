"""What readers are told where texts of another language stand in for those a growing language lacks."""

from program_site.i18n.borrowed import is_borrowed
from program_site.site.view import View


def notice(view: View, shown: str) -> str:
    """Of a page that has no text of its own in the reader's language, at its beginning."""
    return view.render("stand_in.html", key="growing.page", shown=shown)


def remark(view: View, html: str) -> str:
    """Of a page that has one, at its end, if some texts on it are in another language."""
    return view.render("stand_in.html", key="growing.some", shown=view.language) if is_borrowed(html) else ""


def below_title(html: str, added: str) -> str:
    """The content of a page with something more behind its heading."""
    title, end, rest = html.partition("</h1>")
    return f"{title}{end}{added}{rest}" if end else added + html


def in_language(html: str, language: str, element: str = "div") -> str:
    """A piece of a page in another language than what stands round it."""
    return f'<{element} lang="{language}">{html}</{element}>' if html.strip() else html
