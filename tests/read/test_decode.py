"""decode: each encoding as it is, a guess with a note, and no text out of no text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read import Found, Options, read_articles
from extract.read.decode import Decoded, binary, decode

TEXT = "Ankara’s navy tested two torpedoes.\r\nThe café “saw” it\u2028\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_decode_keeps_every_character(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT
    assert decode(TEXT.encode(encoding)).notes == ()


def test_decode_falls_back_to_cp1252_with_a_note() -> None:
    decoded = decode("The café “saw” it".encode("cp1252"))
    assert decoded.text == "The café “saw” it"
    assert decoded.notes == ("not UTF-8 (byte 7); read as cp1252",)


def test_decode_takes_another_encoding_where_it_is_told_one() -> None:
    assert decode("saß".encode("mac-roman"), "mac-roman") == Decoded("saß", ("not UTF-8 (byte 2); read as mac-roman",))
    assert decode("saß".encode(), "mac-roman") == Decoded("saß")
    with pytest.raises(ValueError, match=r"neither UTF-8 \(byte 0\) nor ascii \(byte 0\)"):
        decode(b"\xdf", "ascii")


ROWS = '{"id": "a", "text": "He saß"}\n{"id": "b", "text": "He stood"}\n'


@pytest.mark.parametrize("encoding", ["mac-roman", "utf-16-le", "utf-8"])
@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.txt", "He saß", ["He saß"]),
        ("a.jsonl", ROWS, ["He saß", "He stood"]),
        ("a.json", f"[{','.join(ROWS.splitlines())}]", ["He saß", "He stood"]),
        ("a.csv", "id,text\na,He saß\nb,He stood\n", ["He saß", "He stood"]),
        ("a.xml", "<html><p>He saß</p></html>", ["He saß"]),
    ],
)
def test_each_kind_is_read_in_the_encoding_of_the_option(
    name: str, text: str, found: list[str], encoding: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(text.encode(encoding))
    given = Options(encoding="mac-roman" if encoding == "utf-8" else encoding)
    read = [item.article.text for item in read_articles([tmp_path / name], given) if isinstance(item, Found)]
    assert read == found


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"abc\x81\xff", r"neither UTF-8 \(byte 3\) nor cp1252 \(byte 3\)"),
        (b"\xff\xfea\x00b", r"a utf-16-le byte order mark, but no utf-16-le"),
    ],
)
def test_decode_refuses_what_it_cannot_read(data: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        decode(data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\nsome text", "a PDF"),
        (b"PK\x03\x04rest", "a zip archive or office document"),
        (bytes(range(256)), "binary data"),
        ("Ankara".encode("utf-16-le"), "binary data, or UTF-16 without a byte order mark"),
        ("Ankara".encode("utf-16"), None),
        (TEXT.encode(), None),
        ("Анкара испытала торпеду".encode(), None),
        (b"", None),
    ],
)
def test_binary_names_what_it_sees(data: bytes, kind: str | None) -> None:
    assert binary(data) == kind


@given(st.text())
def test_decode_undoes_utf8(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text.removeprefix("\ufeff")
