"""What the scripts of the form for reports go by: the checker's own limits, patterns and words."""

from typing import Any

from program_site.content.reports.names import written_in_latin
from program_site.content.reports.text_rules import RULES
from program_site.i18n.localizer import Localizer
from program_site.i18n.scripts import scripts_of
from program_site.intake.typed_rules import TYPED
from program_site.messages import messengers
from program_site.site.form_limits import form_limits


def maker_rules(languages: tuple[str, ...], localizer: Localizer) -> dict[str, Any]:
    """By the names that the scripts know. `languages` are those of the site."""
    return {
        "limits": form_limits(),
        "rules": RULES | TYPED,
        "letters": written_in_latin(),
        "messengers": messengers(),
        "scripts": {code: sorted(scripts_of(code)) for code in languages},
        "languageNames": {code: localizer.language_in_passing(code) for code in languages},
    }
