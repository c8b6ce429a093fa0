"""Which shortcodes show reports."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import lay_project
from program_site.site.pages import OF_REPORTS
from program_site.site.site import prepare
from program_site.validation.pages import shortcode_names


def test_the_shortcodes_that_show_reports_are_known(tmp_path: Path) -> None:
    """The preview fills no other shortcode anew when a report changes."""
    project = lay_project(tmp_path / "project")
    whole = prepare(project, "https://example.org/", None, ("ja", "ru"))
    shutil.rmtree(project / "activity_reports")
    without = prepare(project, "https://example.org/", None, ("ja", "ru"))
    for language in ("ja", "ru"):
        for name in shortcode_names():
            text = f"<p>{{{{ {name} }}}}</p>"
            if name in ("cite", "figure"):
                continue  # they need the id of one
            differs = whole.fill(language, "about/", text) != without.fill(language, "about/", text)
            assert not differs or name in OF_REPORTS, name
