"""What hand-written pages are understood by: three forms of plain Markdown that pages show in a way of their own.

A list right below the hero holds the doors of the site, one for each kind of reader. A line in italics right below a
heading says what its section covers. A paragraph at the end of a section that is nothing but a link leads on.
"""

import re

_DOORS = re.compile(r"(<p>{{ hero(?:: [^}]*)? }}</p>\s*)<ul>")
_SCOPE = re.compile(r"(</h2>\s*)<p><em>((?:(?!</?p>|</?em>).)*)</em></p>", re.DOTALL)
_MORE = re.compile(r"<p>(<a\s[^<>]*>(?:(?!</?a[\s>]|</?p>).)*</a>)</p>(?=\s*(?:<h2|<p>{{|\Z))", re.DOTALL)


def led_on(html: str) -> str:
    """Rendered Markdown, its shortcodes still unfilled, with the classes that the style sheet knows."""
    html = _DOORS.sub(r'\1<ul class="doors">', html)
    html = _SCOPE.sub(r'\1<p class="scope">\2</p>', html)
    return _MORE.sub(r'<p class="more">\1</p>', html)
