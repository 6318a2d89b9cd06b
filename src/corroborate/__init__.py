"""corroborate: casualty recording, from a pile of reports to a sourced account."""

from __future__ import annotations

__version__ = "0.1.0"
