"""`python -m corroborate` is the command line."""

from __future__ import annotations

from corroborate.cli import main

if __name__ == "__main__":
    main()
