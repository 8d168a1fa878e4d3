"""Why a mention means what it means: the record, class noun, designation or head that it was found by."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.document import Known, Mention
from extract.pipeline import Extractor


def why(extractor: Extractor, doc: Doc, mention: Mention) -> str:
    """In words, with the file and line where there is one."""
    if mention.antecedent is not None:
        return f'stands for "{doc.text[slice(*mention.antecedent)]}"'
    found = _by(extractor, doc, mention)
    return found if not mention.weak else f"{found}; a weak noun, which counts only in company"


def _by(extractor: Extractor, doc: Doc, mention: Mention) -> str:
    book, entity = extractor.rulebook, mention.entity
    if mention.label == "MEASURE":
        return f"a measure of {mention.dimension}" if mention.dimension else "a measure"
    if entity is None:
        return {
            "PRON": "a pronoun",
            "NAME": "a name that no record knows",
            "PLACE": "a noun of places (entities/places.yml)",
            "GROUP": "a noun for groups of people (entities/actor-heads.yml)",
        }.get(mention.label, "a noun that names nothing known")
    place = book.place("record", entity.id) if isinstance(entity, Known) else None
    if isinstance(entity, Known) and place is not None:
        return f"record {entity.id} ({place})"
    if entity.kind == "class":
        return f"a noun of class {entity.class_} ({book.place('class', entity.class_ or '')})"
    pattern = _designation(extractor, doc.text[mention.start : mention.end])
    if pattern is not None:
        return f"designation pattern {pattern} ({book.place('designation', pattern)})"
    if mention.form == "generic":
        return f"a noun of kind {entity.kind} (entities/actor-heads.yml)"
    return f"read as {entity.name} from what stands beside it"


def _designation(extractor: Extractor, text: str) -> str | None:
    found = extractor.stages.annotator.ruler.designations.find(text)
    return next((pattern for _, _, pattern in found), None)
