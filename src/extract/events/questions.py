"""What is only asked: direct questions, and clauses behind "asked whether"."""

from __future__ import annotations

from extract.pack.grammar import Grammar
from extract.syntax.clauses import clauses_above
from extract.syntax.text import Passage, Word

_CLOSING = "\"'”’)"


def is_question(sentence: Passage) -> bool:
    """Whether the sentence ends with a question mark."""
    return sentence.text.rstrip().rstrip(_CLOSING).endswith("?")


def is_asked(token: Word, grammar: Grammar, question: bool) -> bool:
    """Whether a token stands in a clause that somebody only asks about, not in one that the asker takes as given."""
    if not question and grammar.asking_marks.isdisjoint(token.doc.said):
        return False
    for clause, marks, adverbial in clauses_above(token):
        if adverbial and marks & grammar.given_marks:
            return False
        if (clause.governor() or clause).lemma in grammar.asking_words and marks & grammar.asking_marks:
            return True
    return question
