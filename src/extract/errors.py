"""The errors that a user sees: where, what is wrong, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from extract.plural import many
from extract.terminal import one_line

SAID = 80  # characters of what a library says


class ExtractError(Exception):
    """An expected problem; its text is the whole message for the user: where, what is wrong, what to do.

    Examples:
        >>> try:
        ...     claims = extract.load().read(chr(0xD800))
        ... except extract.ExtractError as error:
        ...     print(error)
        text: the text holds half a character at 0 (U+D800). Decode it again, or put U+FFFD in its place.
    """


@dataclass(frozen=True, order=True)
class Where:
    """A place in a file; line and column count from 1, None where unknown."""

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (one_line(self.path), self.line, self.column) if part is not None)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a rule file, and what its author can do about it."""

    where: Where
    problem: str
    hint: str = ""
    warning: bool = False

    @property
    def what(self) -> str:
        """All of it but the place."""
        return ("warning: " if self.warning else "") + self.problem + (f" {self.hint}" if self.hint else "")

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class RuleError(ExtractError):
    """Every problem found in the rule files, together: `problems`, each with where, problem and hint.

    Examples:
        >>> error = extract.RuleError([])
        >>> isinstance(error, extract.ExtractError), error.problems
        (True, [])
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class InputError(ExtractError):
    """An input that cannot be read: `where`, `problem`, and in `hint` what to do.

    Examples:
        >>> error = extract.InputError("a.jsonl", "no claims file.", "Give it another.")
        >>> str(error)
        'a.jsonl: no claims file. Give it another.'
    """

    def __init__(self, where: Where | str, problem: str, hint: str = "") -> None:
        self.where = where if isinstance(where, Where) else Where(where)
        self.problem = problem
        self.hint = hint
        super().__init__(f"{self.where}: {problem}" + (f" {hint}" if hint else ""))


class Interrupted(ExtractError):
    """Somebody stopped the run, which is said in `word`; what it had read is kept."""

    def __init__(self, word: str, articles: int) -> None:
        super().__init__(f"{word} after {many(articles, 'article')}. The same command goes on from there.")


def short(error: Exception) -> str:
    """What a library says is wrong, in a few words."""
    said = str(error).partition(" (<string>, ")[0] or type(error).__name__  # where lxml read it from
    return shorten(said, SAID, placeholder=" ...").rstrip(".,")
