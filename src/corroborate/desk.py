"""The order of work, once: every verb a door may ask for, and the values that pass from room to room on the way.

The desk loads what the pure rooms need (languages, gazetteer, actors, the case's policy, the time), hands each room its
input, and writes what comes back. It judges nothing about casualties.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from corroborate import __version__, engine, judging
from corroborate.account import Account, Case, Policy, Source
from corroborate.capture.found import Counted, Known
from corroborate.capture.web import AGENT
from corroborate.errors import NoSuchId, StoreError, UseError
from corroborate.intake import SECONDS, Failures, Intake, Progress, Taken, Web
from corroborate.intake import one_name as _name
from corroborate.judging import moment
from corroborate.knowledge import atlas
from corroborate.link import copies, pictures
from corroborate.outlet import former_release, why_gone, written
from corroborate.publish import terminal
from corroborate.publish.gate import Release, gate
from corroborate.publish.picture import chart_picture, map_picture
from corroborate.publish.release_files import shares, sums
from corroborate.read import model as model_reader
from corroborate.readers import Done, Model, Readers, answers_about
from corroborate.reconcile import policies
from corroborate.records import (
    STATEMENT_KINDS,
    Decision,
    Picture,
    Statement,
    Text,
    standing,
)
from corroborate.store import expert, package, secret, settings, timestamp
from corroborate.store.case import Kept, Store
from corroborate.store.exchange import Brought
from corroborate.store.log import GIVEN, Entry, Words
from corroborate.store.turn import write_whole
from corroborate.vocabulary import REVIEWED_WORDS, Verdict
from corroborate.workings import State, account, source, sources_of, state


@dataclass(frozen=True, slots=True)
class Forgot:
    """What `forget` did: the ids of the reports, how many objects of the archive it destroyed, what near copies stay, and when
    releases and packages left that may hold them.
    """

    reports: tuple[str, ...]
    objects: int
    alike: tuple[str, ...]
    left: tuple[str, ...]


class Work:
    """An open case and the verbs on it."""

    def __init__(self, store: Store, policy: Policy) -> None:
        self._store, self._policy = store, policy

    @property
    def case(self) -> Case:
        """What the case counts."""
        return self._store.case

    def add(
        self,
        items: Sequence[str | Path],
        progress: Progress,
        publisher: str | None = None,
        address: str | None = None,
        published: str | None = None,
        *,
        web: Web = Web(),
        patience: float = SECONDS,
    ) -> Taken:
        """Keep every report of the files, folders and web addresses in `items`, and all that lies in them; what cannot be
        taken is named with its reason, and the rest goes on.

        `publisher`, `address` and `published` are for reports that do not say it themselves. `web` says how addresses are
        captured, `patience` how many seconds one report may take to be taken apart.
        """
        return Intake(self._store, progress, patience).add(items, Known(publisher, address, published), web)

    def read(
        self,
        workers: int | None,
        progress: Progress,
        only: Collection[str] | None = None,
        model: Model | None = None,
        *,
        again: bool = False,
        patience: float = SECONDS,
    ) -> Done:
        """Read every report, or those in `only`: see `Readers.read`."""
        return Readers(self._store, progress, patience).read(workers, only, model, again=again)

    def account(self, only: Collection[str] | None = None, failures: Failures = ()) -> Account:
        """Link and reconcile everything that was read, or what stands in the reports of `only`, whether or not it may leave."""
        with engine.keeping_all():
            return account(self._store, replace(self._policy, states=tuple(REVIEWED_WORDS)), only, failures)

    def decide(
        self,
        verdict: Verdict,
        ids: Sequence[str],
        why: str,
        by: str = "",
        *,
        name: str = "",
        value: str = "",
        at: str | None = None,
    ) -> Decision:
        """Keep what a person judged: see `judging.decide`."""
        return judging.decide(self._store, verdict, ids, why, by, name=name, value=value, at=at)

    def code(
        self, statement: Statement, why: str, by: str = "", *, instead_of: str | None = None, at: str | None = None
    ) -> Decision:
        """Keep a statement that a person wrote down from a text: see `judging.code`."""
        return judging.code(self._store, statement, why, by, instead_of=instead_of, at=at)

    def decisions(self) -> tuple[tuple[Decision, tuple[str, ...]], ...]:
        """Every decision in the order in which they were made, each with what its statements are called in releases."""
        return tuple((d, tuple(map(self._store.called, d.about))) for d in self._store.decisions())

    def head(self) -> str:
        """Names what is kept; another act, by whichever program, gives another head."""
        return self._store.head()

    def origin(self) -> str:
        """Names the case for as long as it lives, wherever it lies and whatever its folder is called."""
        return self._store.origin()

    def tell(self, at: str) -> None:
        """The time (ISO 8601, UTC) for the log from now on, where a case stays open."""
        self._store.at = moment(at)

    def made(self) -> tuple[Decision, ...]:
        """Every decision, in the order in which they were made."""
        return self._store.decisions()

    def made_since(self, place: int, most: int) -> tuple[tuple[int, Decision], ...]:
        """The decisions that reached the log after a place in it, in that order, each with its place; of `most` acts."""
        return self._store.decisions_since(place, most)

    def failures(self) -> Mapping[str, str]:
        """Why reports gave nothing, by report id. A model's answers are kept as reports, and are sources of nothing."""
        return self._store.failures()

    def kept(self, report: str) -> Kept:
        """A report with everything that is known about it, by its id or the number under which it was published.

        Raises:
            NoSuchId: it is no report.

        """
        whole = self._store.resolve(report)
        found = next(iter(self._store.reports({whole})), None)
        if found is None or found.report.media == model_reader.MEDIA:
            raise NoSuchId("it is no report", where=report, do="give the id of a report")
        return found

    def kept_of(self, text: str) -> Kept:
        """The report that a text is of, with that text."""
        return self._store.of_text(text)

    def every(self) -> Iterator[Kept]:
        """Every report with everything that is known about it, sorted by id."""
        yield from sources_of(self._store, None)

    @staticmethod
    def source(kept: Kept) -> Source:
        """What a report's captures say of it, as a voice of its own."""
        return source(kept, kept.report.id)

    def kind(self, id: str) -> str:
        """What kind of record an id names."""
        return self._store.kind(id)

    def called(self, id: str) -> str:
        """What a statement or report is called in releases (C1, A1, R1), else the beginning of its id."""
        return self._store.called(id)

    def standing(self) -> tuple[Decision, ...]:
        """The decisions that nobody took back, the oldest first."""
        return standing(self._store.decisions())

    def statement(self, id: str) -> Statement:
        """A statement by its published number or its id."""
        return self._store.statement(id)

    def text_of(self, id: str) -> Text:
        """A text by its id."""
        text = self._store.of_text(id).text
        assert text is not None
        return text

    def merge(self, other: Path) -> Brought:
        """Add all that another case holds, and mend what is damaged here and whole there; what that brought. What it read otherwise, `read` reads again.

        What either case withdrew is gone from this one afterwards.
        """
        with contextlib.closing(Store.open(other, passphrase=passphrase)) as theirs:
            return self._store.merge(theirs)

    def forget(self, ids: Sequence[str], why: str) -> Forgot:
        """Destroy reports and all that tells of them, under a decision in the log: see `Store.forget`. What a model answered
        about them goes too. `ids` are as for `show`.

        Raises:
            UseError: no reason is given, or one lies in a report that is to stay.
            NoSuchId: one is no report.

        """
        if not why.strip():
            raise UseError("who destroys a report says why", do='say why: --why "..."')
        falling = self._store.falling(self._store.resolve(id) for id in ids)
        kept = sources_of(self._store, None)
        texts_of = [
            (one, text) for one in kept if one.report.id in falling for text in self._store.texts(one.report.id)
        ]
        answers = answers_about(self._store, texts_of)
        voices = copies.voices(one.text for one in kept if one.text)
        lost = {voices[id] for id in falling if id in voices}
        alike = [self._store.called(id) for id, voice in sorted(voices.items()) if voice in lost and id not in falling]
        left = tuple(sorted(self._left(falling)))
        return Forgot(*self._store.forget([*sorted(falling), *answers], why), tuple(alike), left)

    def _left(self, reports: Collection[str]) -> Iterator[str]:
        """When a release left, or a package that did not withhold all of some reports, as the log has it."""
        for link, words in self._store.log():
            withheld = (words or {}).get("withheld_reports") or ()
            if link.act == "published" or (link.act == "exported" and not set(reports) <= set(withheld)):
                yield link.at

    def allow(self, sha256: str, why: str) -> str:
        """Let bytes that were withdrawn in again; their SHA-256.

        Raises:
            UseError: no reason is given.
            NoSuchId: no withdrawn bytes are called so.

        """
        judging.check_reason(why)
        return self._store.allow(sha256, why)

    def withdrawn(self) -> tuple[tuple[str, str], ...]:
        """The SHA-256 of all bytes that are withdrawn, each with when, by whom and why, in words."""
        return tuple(
            (sha256, f"{gone.at}, {gone.by or f'office {gone.office[:8]}'}: {gone.why}")
            for sha256, gone in self._store.withdrawn()
        )

    def log(self) -> Iterator[tuple[Entry, Words | None]]:
        """Every act in its order, one office after another, with what it tells; None where that was withdrawn or withheld."""
        yield from self._store.log()

    def configure(self) -> tuple[str, ...]:
        """Write into the log that the case's own files (`case.toml` …) are meant to be as they are; those that were not."""
        return self._store.configure()

    def states(self) -> tuple[State, ...]:
        """Every report with what became of it, sorted by id; none is left out."""
        wholes = {part.whole for parts in self._store.wholes().values() for part in parts}
        seen = {picture.report for picture in self._store.pictures()}
        held = {whole: Counted(sorts).words for whole, sorts in self._store.counted().items()}
        return tuple(
            State(
                self._store.called(one.report.id), state(one, wholes, seen), _name(one), one.report, one.failure or "",
                held.get(one.report.id, ""),
            )
            for one in self._store.reports()
        )  # fmt: skip

    def release(self, only: Collection[str] | None = None, failures: Failures = ()) -> Release:
        """The account after the gate: what may leave."""
        with engine.keeping_all():
            return gate(account(self._store, self._policy, only, failures), self._store.number, engine.shared)

    def publish(self, release: Release, out: Path, since: Path | None = None) -> tuple[str, ...]:
        """Write a release into the folder `out`, whole or not at all; the names of its files. The log tells of it, by the
        SHA-256 of its list of files, before it lies there.

        The release before, which it tells its changes from, lies in `since` (a folder, or its account.json), else in `out`.

        Raises:
            InputError: what lies there is no release of this case.
            UseError: there is none in `since`.

        """
        former = former_release(out, since)
        why = why_gone(self._store, former.missing(release)) if former else {}
        with engine.keeping_all():
            made = shares(release, atlas(), self._store.at, former, why)
        held = {name: len(getattr(release, name)) for name in ("reports", "claims", "incidents")}

        def leaves(sha256: str) -> None:
            with self._store.act("published", always=True, release=sha256, policy=asdict(release.policy), **held):
                pass

        return written(out, *made, last=sums, leaves=leaves)

    def chart(self, toll: str | None = None) -> str:
        """A toll over time as an SVG, after the gate: see `picture.chart_picture`."""
        return chart_picture(self.release(), toll)

    def map(self, incident: str | None = None) -> str:
        """Where it was, as an SVG, after the gate: see `picture.map_picture`."""
        return map_picture(self.release(), atlas(), incident)

    def show(self, id: str, width: int, *, color: bool) -> str:
        """The full text that a statement or report stands in, with its words marked, the file's name and its hash."""
        whole = self._store.resolve(id)
        kind = self._store.kind(whole)
        if kind in STATEMENT_KINDS:
            statement = self._store.statement(whole)
            return terminal.statement_view(
                source(self._store.of_text(statement.text), ""), statement, width, color=color
            )
        if kind == "report":
            (kept,) = self._store.reports({whole})
            notes = self.noted(whole)
            return terminal.report_view(source(kept, ""), kept.statements, width, notes=notes, color=color)
        raise NoSuchId(f"it is a {kind}", where=id, do="give the id of a statement or a report")

    def noted(self, report: str) -> tuple[str, ...]:
        """What was noted of a report when it was taken out of others: digests that hold, who signed, what was mended."""
        return tuple(dict.fromkeys(note for part in self._store.places(report) for note in part.notes))

    def pictures(self) -> tuple[tuple[tuple[Picture, str, int], ...], tuple[pictures.Passage, ...]]:
        """Every image and video with its name and the number of its group of near copies (from 1; 0 for none); and what
        videos share with others that are no near copies.
        """
        found = pictures.fullest(self._store.pictures())
        groups, passages = pictures.alike(found)
        group = {id: number for number, ids in enumerate(groups, 1) for id in ids}
        called = {one.report.id: _name(one) for one in self._store.reports({shown.report for shown in found})}
        return tuple((shown, called[shown.report], group.get(shown.report, 0)) for shown in found), passages

    def verify(
        self,
        checkpoint: Path | None = None,
        key: str | None = None,
        stamp: Path | None = None,
        roots: Path | None = None,
    ) -> tuple[str, tuple[str, ...]]:
        """Hash everything again: what was checked, and what is not as it was kept.

        `checkpoint` is one that was given away earlier (`key`: the verifier key of who signed it, if the log tells of no
        such key): nothing before it may have been changed. `stamp` and `roots` are an authority's time stamp of it, and
        the certificates (PEM) of whom the user trusts.

        Raises:
            UseError: a file cannot be read, or a stamp is given without what it is of, or without roots.

        """
        checked, wrong = self._store.verify()
        if stamp and not (checkpoint and roots):
            raise UseError(
                "a time stamp is of a checkpoint, and verified against roots", do="name --checkpoint and --roots"
            )
        if checkpoint:
            note = _read(checkpoint)
            wrong += tuple(f"{checkpoint}: {words}" for words in self._store.since(note, key))
            checked += ", held against the checkpoint"
            if stamp and roots:
                try:
                    checked += f", which existed on {timestamp.holds(note, _read(stamp), _read(roots), str(stamp))}"
                except StoreError as error:
                    wrong += (str(error),)
        return checked, wrong

    def checkpoint(self, out: Path, authority: str | None = None) -> tuple[Path, ...]:
        """Write where every chain stands now, signed, for somebody else to keep; and what a time-stamping authority
        (RFC 3161, an address) says of it, beside it. The files written.

        Raises:
            StoreError: a file cannot be written, or the authority gives no stamp.
            UseError: there is such a file already; an older checkpoint is evidence, and is never replaced.

        """
        stamped = out.with_name(out.name + ".tsr")
        for path in (out, stamped) if authority else (out,):
            _fresh(path)
        note = self._store.checkpoint()
        made = [(out, note), (stamped, timestamp.stamp(note, authority))] if authority else [(out, note)]
        for path, data in made:
            try:
                write_whole(path, data)
            except OSError as error:
                raise StoreError(f"cannot write ({error.strerror})", where=str(path), do="name another file") from error
        return tuple(path for path, _ in made)

    def export(self, out: Path, withhold: Sequence[str] = (), *, originals: bool = True) -> str:
        """Write a package that an expert can verify alone: see `Store.pack`. `withhold` are as for `show`; its SHA-256.

        Raises:
            UseError: there is such a file already.

        """
        _fresh(out)
        return self._store.pack(out, [self._store.resolve(id) for id in withhold], originals=originals)

    def take_in(self, path: Path) -> Brought:
        """Add all that a package holds, and mend what is damaged here and whole there; what that brought."""
        return self._store.unpack(path)


def _fresh(path: Path) -> None:
    if path.exists():
        raise UseError("there is such a file already, and it may be evidence", where=str(path), do="name another file")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UseError(f"cannot be read ({error.strerror})", where=str(path), do="name another file") from error


def cleared(folder: Path) -> tuple[str, ...]:
    """Remove what exports that were killed left in a folder; its names."""
    return package.cleared(folder)


def verify_package(
    path: Path, checkpoint: Path | None = None, key: str | None = None
) -> tuple[tuple[str, ...], str, bool]:
    """What holds of a package, one line each, what does not ("" where all holds), and whether any checkpoint was there."""
    lines: list[str] = []
    try:
        signed = expert.check(str(path), _read(checkpoint) if checkpoint else None, key, lines.append)
    except expert.Broken as error:
        return tuple(lines), str(error), False
    except OSError as error:
        raise UseError(f"cannot be read ({error.strerror})", where=str(path), do="name another file") from error
    return tuple(lines), "", signed


def web(
    *,
    expect: str | None = None,
    once: bool = False,
    follow: bool = False,
    agent: str | None = None,
    allow: Collection[str] = (),
) -> Web:
    """How web addresses are to be captured.

    Raises:
        UseError: the words that are expected are none.

    """
    if expect is not None and not expect.strip():
        raise UseError("no words are expected", where="--expect", do="name some that stand on the page")
    return Web(expect, once, follow, agent or AGENT, tuple(allow))


def init(
    folder: Path,
    *,
    name: str,
    office: str,
    place: str,
    period: str,
    whose: str,
    at: str | None,
    by: str = "",
    encrypt: bool = False,
) -> None:
    """Make a case folder that says what it counts."""
    case = Case(name=name, office=office, place=place, period=period, whose=whose)
    words = passphrase(folder, new=True) if encrypt else None
    Store.create(folder, case, at=moment(at), told=_told(by, at), passphrase=words).close()


@contextlib.contextmanager
def opened(
    folder: Path,
    *,
    make: bool = False,
    at: str | None = None,
    policy: str | None = None,
    policy_file: Path | None = None,
    by: str = "",
    unlock: Callable[[Path], str] | None = None,
) -> Iterator[Work]:
    """An open case; `make` makes one where none lies. `at` is the time for the log, now where None, and `by` who works.
    `policy` names how ranges are formed, where that is not to be as the case says, and `policy_file` holds a whole policy to be
    taken instead of the case's; `unlock` gives the passphrase of an
    encrypted case, `passphrase` where None.

    Raises:
        UseError: no policy is called so, or its file holds what is none.

    """
    given = (
        settings.policy_file(_read(policy_file).decode("utf-8", "replace"), str(policy_file)) if policy_file else None
    )
    if policy is not None:
        policies.named(policy, given, where="--policy")  # before a case is made
    new = make and not (folder / "ledger.sqlite").exists()
    when, told = moment(at), _told(by, at)
    store = (
        Store.create(folder, Case(), at=when, told=told)
        if new
        else Store.open(folder, at=when, told=told, passphrase=unlock or passphrase)
    )
    try:
        base, where = given or store.policy, str(policy_file or folder / "case.toml")
        yield Work(store, policies.named(policy or base.name, base, where=where))
    finally:
        store.close()


def passphrase(folder: Path, *, new: bool = False) -> str:
    """The passphrase of an encrypted case: from the environment (CORROBORATE_PASSPHRASE), or from whoever sits there.

    Raises:
        UseError: nobody can be asked, or a new one was not given twice alike.

    """
    given = os.environ.get("CORROBORATE_PASSPHRASE")
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UseError("this case is encrypted", where=str(folder), do="set CORROBORATE_PASSPHRASE, or use a terminal")
    return _twice(f"Passphrase of {folder}: ") if new else getpass.getpass(f"Passphrase of {folder}: ")


def _twice(prompt: str) -> str:
    """A new passphrase, asked for twice: a slip would lock the case for ever."""
    words = getpass.getpass(prompt)
    if getpass.getpass("Again: ") != words:
        raise UseError("the two passphrases differ", do="try again")
    return words


def rekey(folder: Path, *, at: str | None = None, by: str = "") -> None:
    """Put the keys of an encrypted case under a new passphrase (CORROBORATE_NEW_PASSPHRASE, or asked for); the log tells when,
    and by whom.

    Raises:
        UseError: the case is not encrypted, the old passphrase is wrong, or the new one too short or not given twice alike.

    """
    if not (folder / secret.KEY_FILE).exists():
        raise UseError(
            "this case is not encrypted", where=str(folder), do="make one with --encrypt and merge this into it"
        )
    old = passphrase(folder)
    with contextlib.closing(Store.open(folder, at=moment(at), told=_told(by, at), passphrase=lambda _: old)) as store:
        store.rekey(old, os.environ.get("CORROBORATE_NEW_PASSPHRASE") or _twice("New passphrase: "))


def _told(by: str, at: str | None) -> dict[str, str]:
    """What each act in the log tells of who did it, and whether its time was given by hand."""
    return {
        "program": f"corroborate {__version__}", **({"by": by} if by else {}), **({} if at is None else {"time": GIVEN})
    }  # fmt: skip
