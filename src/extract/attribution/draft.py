"""An attribution in the making: tokens of the cue, of the speaker and of what is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.model import Stance
from extract.pack.sources import Cue, Frame
from extract.syntax.text import Word


@dataclass
class Draft:
    """`quotes` are characters that quotations add to the content; `aside` marks a comment of the writer.

    `rivals` are speakers that the quotations could as well be given to; `whole` that the content is the text, and
    `inferred` that no cue says so of each sentence.
    """

    cue: list[int]
    source: Word | None
    content: set[int]
    rule: Cue
    frame: Frame
    certainty: str | None = None
    stance: Stance | None = None
    quotes: list[tuple[int, int]] = field(default_factory=list)
    colon: bool = False
    aside: bool = False
    rivals: list[Word] = field(default_factory=list)
    whole: bool = False
    inferred: bool = False

    @property
    def vouched(self) -> bool:
        """Whether the content is told on the speaker's word."""
        return self.frame in self.rule.vouch and not (self.aside and self.frame in ("object", "gerund", "about"))
