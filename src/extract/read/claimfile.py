"""A claims file -> its lines and records, one at a time, with their places."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from pydantic import ValidationError

from extract import store
from extract.errors import InputError, Where
from extract.model import SCHEMA_VERSION, Claim, Source
from extract.own_files import HEAD, kind_of
from extract.read.extras import MissingExtraError
from extract.read.stream import standard_input
from extract.read.unpack import BrokenPackError, packing_of, unpacked

STDIN = "-"
BLOCK = 1 << 20
LONGEST = 1 << 26  # bytes of a line: claims are some thousand each
LOOKED_AT = 10  # lines, of which one at least looks like a claim
BEGINNING = b'{"schema_version"'
MAGIC = 8  # bytes that tell how a file is packed
GIVE = "Give it a file that `extract run` wrote (claims.jsonl)."
TWICE = "Leave one of them out: were the claims of an article put together from two runs?"
HINT = "Give it a file that `extract run` wrote; `extract verify` says everything that is wrong."
EARLIER = (
    "Since 2.0 an entity that no rule knows has no id. Read the articles again (extract run), or use the program that "
    "wrote the file."
)
ASSERTS = Source.model_fields["stance"].default
OVERLONG = f"a line of more than {LONGEST:,} bytes."
LATER = "Use the program that wrote the file, or a newer one."


class TooLongError(Exception):
    """A line that no claim can be: it is not taken in."""


class Line(NamedTuple):
    """One line that isn't blank: its number from 1, where it begins in the file, its bytes."""

    number: int
    offset: int
    data: bytes


@contextlib.contextmanager
def claims_file(path: str) -> Iterator[BinaryIO]:
    """The file, open for reading and seeking; if packed or a pipe laid down on disk first. Raises InputError."""
    with contextlib.ExitStack() as stack:
        try:
            if path == STDIN:
                stream = _spooled(standard_input(), stack)
            elif store.is_address(path):
                with store.opened(path) as source:
                    stream = _spooled(source, stack)
            else:
                stream = stack.enter_context(open(path, "rb"))
                stream = stream if stream.seekable() else _spooled(stream, stack)
            packing = packing_of(stream.read(MAGIC))
            stream.seek(0)
            if packing:
                stream = _spooled(unpacked(stream, packing), stack)
        except OSError as error:
            raise InputError(path, f"cannot be read ({error.strerror}).", "Check the path.") from None
        except (BrokenPackError, MissingExtraError) as error:
            raise InputError(path, str(error)) from None
        except TooLongError:
            raise InputError(path, OVERLONG, GIVE) from None
        try:
            yield stream
        except TooLongError:
            raise InputError(path, OVERLONG, GIVE) from None


def _spooled(source: BinaryIO, stack: contextlib.ExitStack) -> BinaryIO:
    with store.laying_down():
        spool = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 (the stack closes it)
    line = 0  # bytes since the last newline
    while block := source.read(BLOCK):
        line = len(block) - 1 - block.rfind(b"\n") + line * (b"\n" not in block)
        if line > LONGEST:
            raise TooLongError
        with store.laying_down():
            spool.write(block)
            spool.flush()
    spool.seek(0)
    return spool


def lines_in(stream: BinaryIO) -> Iterator[Line]:
    """Every line that isn't blank. Raises TooLongError."""
    offset = 0
    for number, data in enumerate(iter(lambda: stream.readline(LONGEST + 1), b""), 1):
        if len(data) > LONGEST:
            raise TooLongError
        if data.strip():
            yield Line(number, offset, data)
        offset += len(data)


def refuse_others(stream: BinaryIO, path: str) -> None:
    """Raises InputError for what extract wrote of another kind, and where no line at the beginning is like a claim."""
    kind = kind_of(stream.read(HEAD))
    stream.seek(0)
    if kind not in (None, "claims"):
        raise InputError(path, f"no claims file, but what extract wrote of another kind ({kind}).", GIVE)
    first = list(islice(lines_in(stream), LOOKED_AT))
    stream.seek(0)
    if first and not any(_like_a_claim(line.data) for line in first):
        shown = first[0].data[:60].decode("utf-8", "replace").strip()
        raise InputError(Where(path, first[0].number), f"no claims file (found {shown!r}).", GIVE)


def _like_a_claim(line: bytes) -> bool:
    """Whether a line begins as claims are written, or is an object with most of the fields of one."""
    if line.startswith(BEGINNING):
        return True
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    required = [name for name, field in Claim.model_fields.items() if field.is_required()]
    return isinstance(row, dict) and 2 * sum(name in row for name in required) > len(required)


def claim_rows(path: str) -> Iterator[tuple[Where, dict[str, Any]]]:
    """Every claim as plain data, in the order of the file; ids stay in memory.

    Raises InputError at the first line that is none, or whose claim an earlier line has.
    """
    with claims_file(path) as stream:
        for line, row in _claims_in(stream, path):
            yield Where(path, line.number), row


def _claims_in(stream: BinaryIO, path: str) -> Iterator[tuple[Line, dict[str, Any]]]:
    """Every line with its claim. Raises InputError as claim_rows does."""
    refuse_others(stream, path)
    first: dict[str, int] = {}
    for line in lines_in(stream):
        where = Where(path, line.number)
        row = _row(line.data, where)
        check_once(row["id"], where, first)
        yield line, row


def check_once(id_: str, where: Where, first: dict[str, int]) -> None:
    """Notes the line of a claim, by its id. Raises InputError where an earlier line has it: it would count twice."""
    assert where.line is not None
    earlier = first.setdefault(id_, where.line)
    if earlier != where.line:
        raise InputError(where, f"{id_} stands in line {earlier} too.", TWICE)


def check_version(row: Any, where: Where) -> None:
    """Raises InputError for a claim of a schema version that this program can't read."""
    version = row.get("schema_version") if isinstance(row, dict) else None
    major, mine = (str(one).partition(".")[0] for one in (version, SCHEMA_VERSION))
    if version is not None and major != mine:
        problem = f"schema_version is {version!r:.20}. This program reads {SCHEMA_VERSION}."
        raise InputError(where, problem, EARLIER if major.isdecimal() and int(major) < int(mine) else LATER)


def _row(data: bytes, where: Where) -> dict[str, Any]:
    """The claim of a line, whole: every field has the type that the schema says; fields it doesn't know may stand.

    Of the fields that may be left out, a source's stance is one that every reader asks for: it has its default.
    """
    try:
        row = json.loads(data)
    except UnicodeDecodeError as error:
        raise InputError(where, f"no UTF-8 (byte {error.start} of the line).", HINT) from None
    except RecursionError:
        raise InputError(where, "no claim (JSON nested too deeply).", HINT) from None
    except ValueError as error:
        raise InputError(where, f"no JSON ({error}).", HINT) from None
    if not isinstance(row, dict):
        raise InputError(where, "no claim (no JSON object).", HINT)
    check_version(row, where)
    try:
        Claim.model_validate_json(data, strict=True)  # readers take what stands there as it is
    except ValidationError as error:
        wrong = next((one for one in error.errors(include_url=False) if one["type"] != "extra_forbidden"), None)
        if wrong is not None:
            place = ".".join(map(str, wrong["loc"])) or "the line"
            raise InputError(where, f"no claim ({place}: {wrong['msg'].lower()}).", HINT) from None
    for source in row["sources"]:
        source.setdefault("stance", ASSERTS)
    return row


class ByDocument:
    """Where each document's claims stand in a file, so that articles may come in any order."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self._stream = stream
        self._path = path
        self.places: dict[str, list[tuple[int, int]]] = {}
        for line, row in _claims_in(stream, path):
            self.places.setdefault(row["document"]["id"], []).append((line.number, line.offset))

    def claims(self, document: str) -> list[dict[str, Any]]:
        """The claims of one document, in the order of the file."""
        rows = []
        for number, offset in self.places.get(document, ()):
            self._stream.seek(offset)
            rows.append(_row(self._stream.readline(), Where(self._path, number)))
        return rows
