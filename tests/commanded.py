"""The command line as a user calls it, within a test: what it answered, and what it said."""

from __future__ import annotations

import sys

import pytest

from corroborate import cli


def commanded(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: object
) -> tuple[int, str, str]:
    """The exit code of `corroborate` with these arguments, its stdout and its stderr."""
    monkeypatch.setattr(sys, "argv", ["corroborate", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    out, err = capfd.readouterr()
    return int(ended.value.code or 0), out, err
