"""Tests are the same on every run. To look for new counterexamples: `pytest --hypothesis-profile=wild`."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("wild", max_examples=2000, deadline=None)
settings.load_profile("steady")
