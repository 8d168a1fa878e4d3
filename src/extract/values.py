"""Values: dataclasses that nobody changes once they are made, and of which many are made.

The type checker holds everybody to it. At run time such a class is no frozen one, since that sets each field of each
new object by a call, which takes three times as long; it is equal and has a hash as a frozen one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass
    from functools import partial

    def value(*, frozen, **options):
        """Like `dataclass(frozen=True)`."""
        return partial(dataclass, unsafe_hash=frozen, **options)()


__all__ = ["value"]
