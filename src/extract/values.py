"""Values: dataclasses that nobody changes once they are made, and of which many are made.

The type checker holds everybody to it. At run time such a class is no frozen one, since that sets each field of each
new object by a call, which takes three times as long; it is equal and has a hash as a frozen one does. What has other
values in some fields is made by `replace`, which takes a third of what that of dataclasses does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
    from dataclasses import replace
else:
    from dataclasses import dataclass, fields
    from operator import attrgetter

    def value(*, frozen, **options):
        """Like `dataclass(frozen=True)`."""

        def made(plain):
            cls = dataclass(unsafe_hash=frozen, **options)(plain)
            cls.__replace__ = _replacing(fields(cls))
            return cls

        return made

    def replace(of, /, **changes):
        """Like that of dataclasses, for values alone."""
        return of.__replace__(changes)

    def _replacing(of):
        """What makes a value out of one with those fields."""
        names = [field.name for field in of]
        read = attrgetter(*names)
        if any(field.kw_only for field in of):
            return lambda self, changes: type(self)(**{**dict(zip(names, read(self), strict=True)), **changes})

        def replaced(self, changes):
            made = type(self)(*read(self))
            for name, new in changes.items():
                setattr(made, name, new)
            return made

        return replaced


__all__ = ["replace", "value"]
