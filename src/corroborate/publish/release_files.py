"""A release in, its files out as names and bytes: all that a release is, for the desk to write.

`SHA256SUMS` is in the form that `sha256sum --check` reads, so that whoever is given a release can tell whether it is whole.
"""

from __future__ import annotations

import textwrap
from typing import Final

from corroborate.canonical import digest
from corroborate.publish.account_json import account_json
from corroborate.publish.page import page
from corroborate.publish.release import Release
from corroborate.publish.tables import account_csv, claims_csv
from corroborate.publish.words import FLOOR, Book, headline, lead_words

_WIDTH = 78
_README: Final = """{title}

{told}

index.html    the account for people, for any browser; it requests nothing
account.json  everything in this release, schema {schema}
claims.csv    every claim, one a row, with the words it stands on
account.csv   every figure of every series, one a row
SHA256SUMS    the hashes of these files (sha256sum --check SHA256SUMS)

{withheld}
"""


def files(release: Release) -> tuple[tuple[str, bytes], ...]:
    """(name, bytes) of every file of a release; names are plain, without folders."""
    made = [
        ("index.html", page(release)),
        ("account.json", account_json(release)),
        ("claims.csv", claims_csv(release)),
        ("account.csv", account_csv(release)),
        ("README.txt", _readme(release)),
    ]
    # A file's name may hold half a character; it is shown as "?", and the rest of the release is as it should be.
    written = [(name, words.encode("utf-8", "replace")) for name, words in made]
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(written))
    return (*written, ("SHA256SUMS", sums.encode("ascii")))


def _readme(release: Release) -> str:
    book = Book.of(release)
    withheld = ", ".join(release.policy.withhold) or "nothing"
    return _README.format(
        title=release.case.name or "An account of recorded casualties",
        told="\n".join(_lines(words) for words in (headline(book), lead_words(book), FLOOR) if words),
        schema=release.schema,
        withheld=_lines(
            f"What the policy withholds ({withheld}) is in none of these files. A report's SHA-256 is that of the bytes as "
            "they were kept."
        ),
    )


def _lines(words: str) -> str:
    return textwrap.fill(words, _WIDTH)
