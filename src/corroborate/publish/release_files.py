"""A release in, its files out as names and bytes: all that a release is, for the desk to write.

`SHA256SUMS` is in the form that `sha256sum --check` reads, so that whoever is given a release can tell whether it is whole.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from corroborate.canonical import digest
from corroborate.publish.account_json import account_json
from corroborate.publish.atlas import Atlas
from corroborate.publish.changes import Former, Log, carried_on
from corroborate.publish.data_files import CHANGES, FOLDER, data_files, data_files_apart, encoded
from corroborate.publish.release import Release
from corroborate.publish.site import Site, once
from corroborate.publish.words import FLOOR, PATTERN, Book, headline, held_words, lead_words, policy_rules
from corroborate.vocabulary import Gone

__all__ = ["CHANGES", "SUMS", "files", "shares", "sums"]

SUMS: Final = "SHA256SUMS"
_WIDTH = 78
_OTHERS: Final = {
    "account.json": "everything in this release, for programs",
    "README.txt": "what is in this folder",
    SUMS: "the hashes of all files",
}
_README: Final = """{title}

Edition {edition}, {day}. {licence}

{told}

index.html    the account for people, for any browser; it requests nothing
incidents/    a page for each incident; the other pages lie beside index.html
assets/       what the pages are drawn with
account.json  everything in this release, schema {schema}
SHA256SUMS    the hashes of these files (sha256sum --check SHA256SUMS)

data/         the same for other programs:
{data}
Under which rules, and what was held back:

{rules}
"""


def files(
    release: Release,
    atlas: Atlas,
    at: str,
    former: Former | None = None,
    why: Mapping[str, Gone] = MappingProxyType({}),
) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every file of a release, one after the other; in a name "/" stands between a folder and what is in it.

    `atlas` is for the maps, `at` the time of publication, `former` the release before, `why` what the case knows of what went
    since: see `changes.carried_on`.
    """
    digests: dict[str, str] = {}
    for name, data in once(shares(release, atlas, at, former, why)):
        digests[name] = digest(data)
        yield name, data
    yield sums(digests)


def shares(
    release: Release,
    atlas: Atlas,
    at: str,
    former: Former | None = None,
    why: Mapping[str, Gone] = MappingProxyType({}),
) -> tuple[Iterator[tuple[str, bytes]], ...]:
    """The same in shares, which can be made apart from one another, each in a process of its own, but for the sums of all.

    A file that several bring is the same in each.
    """
    site = Site(Book.of(release), atlas)
    apart = ((one.name, one.data) for one in data_files_apart(release))
    return (_data(release, site, at, former, why), apart, *site.shares())


def sums(digests: Mapping[str, str]) -> tuple[str, bytes]:
    """(name, bytes) of the list of all other files of a release, by their SHA-256."""
    return SUMS, "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode("ascii")


def _data(
    release: Release, site: Site, at: str, former: Former | None, why: Mapping[str, Gone]
) -> Iterator[tuple[str, bytes]]:
    """What is for programs, but for what is made apart, and what tells of it and of its editions, which bear the account's hash."""
    account = encoded(account_json(release))
    log = carried_on(release, digest(account), at, former, why)
    yield "account.json", account
    del account
    told: dict[str, str] = {}
    for one in data_files(release, log):
        told[one.name] = one.meaning
        if not one.apart:
            yield one.name, one.data
    yield from site.front(log, _OTHERS | told)
    yield "README.txt", encoded(_readme(release, log, told))


def _readme(release: Release, log: Log, data: Mapping[str, str]) -> str:
    book = Book.of(release)
    return _README.format(
        title=release.case.name or "An account of recorded casualties",
        told="\n".join(_lines(words) for words in (headline(book), lead_words(book), FLOOR, PATTERN) if words),
        schema=release.schema,
        edition=log.edition.name,
        day=log.edition.at[:10],
        licence=f"Licence: {release.case.licence}." if release.case.licence else "No licence is stated.",
        data="".join(f"  {name.removeprefix(FOLDER):26}{meaning}\n" for name, meaning in data.items()),
        rules="\n".join(_point(words) for words in (*policy_rules(release.policy), held_words(release))),
    )


def _lines(words: str) -> str:
    return textwrap.fill(words, _WIDTH)


def _point(words: str) -> str:
    return textwrap.fill(words, _WIDTH, initial_indent="- ", subsequent_indent="  ")
