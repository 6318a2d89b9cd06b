"""All words in a file of a release, of those too that are packed."""

from __future__ import annotations

import io
import zipfile


def legible(name: str, data: bytes) -> str:
    """The words of a file: a workbook's are those of its parts, any other's its bytes as UTF-8."""
    if not name.endswith(".xlsx"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(f"{part}\n{parts.read(part).decode()}" for part in parts.namelist())
