"""All words in a file of a release, of those too that are packed."""

from __future__ import annotations

import io
import sqlite3
import zipfile


def legible(name: str, data: bytes) -> str:
    """The words of a file: a workbook's are those of its parts, a database's those of its dump, any other's its bytes as UTF-8."""
    if name.endswith(".sqlite"):
        made = sqlite3.connect(":memory:")
        made.deserialize(data)
        return data.decode("utf-8", "replace") + "\n".join(made.iterdump())
    if not name.endswith(".xlsx"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(f"{part}\n{parts.read(part).decode()}" for part in parts.namelist())
