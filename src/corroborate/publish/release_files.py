"""A release in, its files out as names and bytes: all that a release is, for the desk to write.

`SHA256SUMS` is in the form that `sha256sum --check` reads, so that whoever is given a release can tell whether it is whole.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from corroborate.canonical import digest
from corroborate.publish.account_json import account_json
from corroborate.publish.atlas import Atlas
from corroborate.publish.changes import Former, Log, carried_on, log_json
from corroborate.publish.release import Release
from corroborate.publish.site import site
from corroborate.publish.tables import account_csv, claims_csv
from corroborate.publish.words import FLOOR, PATTERN, Book, headline, lead_words
from corroborate.vocabulary import Gone

SUMS: Final = "SHA256SUMS"
CHANGES: Final = "data/changes.json"
_WIDTH = 78
_README: Final = """{title}

Edition {edition}, {day}.

{told}

index.html    the account for people, for any browser; it requests nothing
incidents/    a page for each incident; the other pages lie beside index.html
assets/       what the pages are drawn with
account.json  everything in this release, schema {schema}
claims.csv    every claim, one a row, with the words it stands on
account.csv   every figure of every series, one a row
data/changes.json
              every edition of this release, and what is different in each
SHA256SUMS    the hashes of these files (sha256sum --check SHA256SUMS)

{withheld}
"""


def files(
    release: Release,
    atlas: Atlas,
    at: str,
    former: Former | None = None,
    why: Mapping[str, Gone] = MappingProxyType({}),
) -> tuple[tuple[str, bytes], ...]:
    """(name, bytes) of every file of a release; in a name "/" stands between a folder and what is in it.

    `atlas` is for the maps, `at` the time of publication, `former` the release before, `why` what the case knows of what went
    since: see `changes.carried_on`.
    """
    account = _bytes(account_json(release))
    log = carried_on(release, digest(account), at, former, why)
    written = [
        *site(release, atlas, log),
        ("account.json", account),
        ("claims.csv", _bytes(claims_csv(release))),
        ("account.csv", _bytes(account_csv(release))),
        (CHANGES, _bytes(log_json(log))),
        ("README.txt", _bytes(_readme(release, log))),
    ]
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in sorted(written))
    return (*written, (SUMS, sums.encode("ascii")))


def _bytes(words: str) -> bytes:
    """Words as UTF-8. A file's name may hold half a character; it is shown as "?", and the rest is as it should be."""
    return words.encode("utf-8", "replace")


def _readme(release: Release, log: Log) -> str:
    book = Book.of(release)
    withheld = ", ".join(release.policy.withhold) or "nothing"
    return _README.format(
        title=release.case.name or "An account of recorded casualties",
        told="\n".join(_lines(words) for words in (headline(book), lead_words(book), FLOOR, PATTERN) if words),
        schema=release.schema,
        edition=log.edition.name,
        day=log.edition.at[:10],
        withheld=_lines(
            f"What the policy withholds ({withheld}) is in none of these files. A report's SHA-256 is that of the bytes as "
            "they were kept."
        ),
    )


def _lines(words: str) -> str:
    return textwrap.fill(words, _WIDTH)
