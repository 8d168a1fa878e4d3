"""What is only asked: direct questions, and clauses behind "asked whether"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extract.rulebook.grammar import Grammar

_CLOSING = "\"'”’)"


def is_question(sentence: Span) -> bool:
    """Whether the sentence ends with a question mark."""
    return sentence.text.rstrip().rstrip(_CLOSING).endswith("?")


def is_asked(token: Token, grammar: Grammar, question: bool) -> bool:
    """Whether a token stands in a clause that somebody only asks about, not in one that the asker takes as given."""
    for clause in (token, *token.ancestors):
        marks = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod")}
        if clause.dep_ == "advcl" and marks & grammar.given_marks:
            return False
        if clause.head.lemma_.lower() in grammar.asking_words and marks & grammar.asking_marks:
            return True
    return question
