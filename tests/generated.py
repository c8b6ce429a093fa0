"""Generated input: how many examples of it, bytes that were changed by chance, and what must hold of every problem."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some

from program_site.i18n.localizer import say_problem
from program_site.text.problems import Problem


def bounded(examples: int) -> settings:
    """Five times as many in `make proofs`, in `make test` a tenth: at least twenty. Always the same ones.

    A failure is a failure for everybody. Which of the two it is, conftest says by the profile of hypothesis.
    """
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    number = 5 * examples if settings.get_current_profile_name() == "proofs" else max(20, examples // 10)
    return settings(max_examples=number, deadline=None, derandomize=True, database=None, suppress_health_check=quiet)


def mutated(data: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    for place, new in changes:
        at = place % (len(data) + 1)
        data = data[:at] + new + data[at + len(new) // 2 :]
    return data


CHANGES = some.lists(some.tuples(some.integers(0, 10**6), some.binary(max_size=8)), max_size=5)


def say_all(problems: list[Problem] | tuple[Problem, ...]) -> None:
    for problem in problems:
        for language in ("ja", "ru", "en"):
            said = say_problem(problem, language)
            said.encode()
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said), (
                "a message is one harmless line"
            )
