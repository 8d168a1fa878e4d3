"""Good data -> data with something wrong in it."""

from __future__ import annotations

import random

ODD = (
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xe2\x80\xa8",
    b'"',
    b"'",
    b"\\",
    b"\\ud800",
    b"\r",
    b"\n\n",
    b"\t",
    b"\x1b[31m",
    b"[" * 3000,
    b'{"a":' * 2000,
    b"<div>" * 400,
    b"9" * 5000,
    b"-1",
    b"1e999",
    b"null",
    b"true",
    b"&#xD800;",
    b"]]>",
    b"<!--",
    b"=cmd|x",
    "٣²③".encode(),
    "🚀\u202e".encode(),
    b"0001-01-01",
    b"9999-12-31",
    b"2020-99-99",
    b"!!int abc",
    b"*a",
    b"&a",
    b"WARC/1.0\r\n",
    b"Content-Length: 99999999\r\n",
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data after one to six changes: bytes lost, doubled, turned, replaced, moved, or odd ones put in."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 1, 2, 8, 64, 512)))
        match chance.randrange(7):
            case 0:
                made[at:at] = chance.choice(ODD)
            case 1:
                made[at:end] = chance.choice(ODD)
            case 2:
                del made[at:end]
            case 3:
                made[at:at] = made[at:end]
            case 4:
                made[at:end] = bytes(byte ^ (1 << chance.randrange(8)) for byte in made[at:end])
            case 5:
                del made[at:]
            case _:
                other = chance.randrange(len(made) + 1)
                made[other:other] = made[at:end]
        made = made or bytearray(b"x")
    return bytes(made[:400_000])
