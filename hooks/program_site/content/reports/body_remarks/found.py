"""What is found in a body: a code, a place, and the changes that would put it right."""

from dataclasses import dataclass

from program_site.content.reports.body_remarks.elements import Change


@dataclass(frozen=True)
class Found:
    """Something of a body that its writer did not mean so."""

    code: str
    at: int
    """Where in the body it stands."""
    value: str
    changes: tuple[Change, ...] = ()
    """None where it cannot be known what was meant."""
    shown: str = ""
    """What a message prints behind its arrow: as it is to be, or an example of that."""
    certain: bool = False
    """Whether what the changes take out is no word of the writer: then it is not asked whether a page still shows all."""
