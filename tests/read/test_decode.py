"""decode: each encoding as it is, a guess with a note, and no text out of no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.decode import binary, decode

TEXT = "Ankara’s navy tested two torpedoes.\r\nThe café “saw” it\u2028\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_decode_keeps_every_character(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT
    assert decode(TEXT.encode(encoding)).notes == ()


def test_decode_falls_back_to_cp1252_with_a_note() -> None:
    decoded = decode("The café “saw” it".encode("cp1252"))
    assert decoded.text == "The café “saw” it"
    assert decoded.notes == ("not UTF-8 (byte 7); read as cp1252",)


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
