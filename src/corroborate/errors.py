"""Every error this library raises on purpose, drawn as one tree; nothing else is expected to leave it.

    CorroborateError
    ├── UseError        (ValueError)   the caller asked for something that cannot be done
    │   ├── NoSuchId    (KeyError)     an id that the case does not hold, or holds more than once
    │   └── NotACase    (FileNotFoundError) a folder that is not a case, or is one of a newer version
    ├── InputError      (ValueError)   one report could not be taken or read; the rest goes on
    └── StoreError      (OSError)      the case could not be kept, or is no longer what was kept

Each says what was wrong, where, and what to do. Bad *data* inside a readable report is never an
exception past its room: it becomes a question.
"""

from __future__ import annotations


class CorroborateError(Exception):
    """Root of the tree; catch it to catch all of ours.

    >>> str(CorroborateError("the file is empty", where="a.txt", do="give one with text"))
    'a.txt: the file is empty; give one with text'
    """

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        super().__init__(what, where, do)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}; {self.do}" if self.do else head

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.what, self.where, self.do))


class UseError(CorroborateError, ValueError):
    """The caller asked for something that cannot be done (exit code 2 on the command line)."""


class NoSuchId(UseError, KeyError):
    """An id that names nothing in the case, or too much."""

    __str__ = CorroborateError.__str__


class NotACase(UseError, FileNotFoundError):
    """A folder that is no case, or one written by a newer version."""

    __str__ = CorroborateError.__str__


class InputError(CorroborateError, ValueError):
    """One report could not be taken or read; it is named, and the rest goes on (exit code 1)."""


class StoreError(CorroborateError, OSError):
    """The case could not be written, or what lies in it is not what was kept."""

    __str__ = CorroborateError.__str__


def _rebuild(kind: type[CorroborateError], what: str, where: str, do: str) -> CorroborateError:
    return kind(what, where=where, do=do)
