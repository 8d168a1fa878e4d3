"""Counts that become figures: found, spurious and missed, or right out of so many."""

from __future__ import annotations

from dataclasses import dataclass

Figure = dict[str, float | int | None]


@dataclass
class Found:
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int = 0, fp: int = 0, fn: int = 0) -> None:
        self.tp += tp
        self.fp += fp
        self.fn += fn

    def figure(self) -> Figure:
        """Precision, recall and F1, to four places, and the counts."""
        precision = self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0
        recall = self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rates = {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}
        return {**rates, "tp": self.tp, "fp": self.fp, "fn": self.fn}


@dataclass
class Right:
    """How many of those that could be checked were right."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.of += 1

    def figure(self) -> Figure:
        """The share, to four places; None where nothing could be checked."""
        share = round(self.right / self.of, 4) if self.of else None
        return {"right": self.right, "of": self.of, "acc": share}
