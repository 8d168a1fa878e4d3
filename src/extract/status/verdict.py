"""The status that is gathered for an event: how sure, whether at all, whether planned."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.pack.status import Governor, Status

RANK = {"certain": 0, "probable": 1, "possible": 2}


@dataclass
class Verdict:
    """The status gathered so far."""

    polarity: str = "positive"
    certainty: str = "certain"
    modality: str = "actual"
    cues: list[Status] = field(default_factory=list)
    sure: bool = False  # whether doubt counts no more: `may be discussed at the summit` does not doubt the summit

    def add(self, status: Status, mood: bool = False, modality: str | None = None, supposed: bool = False) -> None:
        """Takes a cue in: the innermost modality stays unless all is `supposed`, doubt grows, denials count once."""
        self.cues.append(status)
        if status.polarity == "negative" and not mood:
            self.polarity = "negative"
            if isinstance(status, Governor) and status.settles:
                self.modality = "actual"
        if status.certainty and not self.sure and RANK[status.certainty] > RANK[self.certainty]:
            self.certainty = status.certainty
        said = modality or status.modality
        if said and (self.modality == "actual" or supposed):
            self.modality = said
