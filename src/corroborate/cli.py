"""The command line: one command for each verb of the desk.

Data goes to stdout; progress and errors go to stderr. Exit codes: 0 all done, 1 some items failed (each is named with
its reason), 2 wrong use. Heavy imports stand inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import contextlib
import functools
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, Optional

import typer

from corroborate import __version__
from corroborate.errors import CorroborateError, UseError
from corroborate.vocabulary import POLICY_WORDS

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Casualty recording: from a pile of reports to a sourced account of who was harmed, where, when, by whom, "
    "and according to whom.",
)

Items = Annotated[
    list[str], typer.Argument(metavar="FILE|FOLDER|ADDRESS...", help="Reports, folders of reports, web addresses.")
]
CaseOption = Annotated[Path, typer.Option("--case", metavar="DIR", help="The private case folder.")]
Publisher = Annotated[Optional[str], typer.Option(help="Who published the reports, where they do not say.")]
Address = Annotated[Optional[str], typer.Option(help="Where the report stood (URL), where it does not say.")]
Published = Annotated[Optional[str], typer.Option(metavar="DATE", help="When, where they do not say: 2025-03-12.")]
At = Annotated[
    Optional[str], typer.Option(metavar="TIME", help="The time written into the case's log (UTC, ISO 8601).")
]
By = Annotated[str, typer.Option(metavar="NAME", envvar="CORROBORATE_BY", help="Who does this, for the log.")]
Why = Annotated[str, typer.Option(help="The reason, for those who come later.")]
Workers = Annotated[Optional[int], typer.Option(min=0, help="Processes to read with; 0 reads in this one.")]
Width = Annotated[Optional[int], typer.Option(min=40, help="Columns of the printed account; at most 80 by default.")]

Reader = Annotated[
    Literal["grammar", "model"], typer.Option(help="Who reads: the grammar, which asks nobody, or a model.")
]
Endpoint = Annotated[
    Optional[str], typer.Option(metavar="URL", help="Where the model answers; reports are sent there.")
]
ModelName = Annotated[Optional[str], typer.Option("--model", metavar="NAME", help="The model's name there.")]
Patience = Annotated[
    float, typer.Option(metavar="SECONDS", help="What a file of up to 1 MB may take before it is given up.")
]
Again = Annotated[bool, typer.Option("--again", help="Try what failed before once more.")]
Expect = Annotated[
    Optional[str], typer.Option(metavar="WORDS", help="Words that a page or file must hold to be what was meant.")
]
Once = Annotated[bool, typer.Option("--once", help="Pass over addresses that the case holds: to go on after a stop.")]
Follow = Annotated[bool, typer.Option("--follow", help="Capture the pages that a captured feed links to.")]
Agent = Annotated[Optional[str], typer.Option(metavar="NAME", help="What servers are told about who asks.")]
Allow = Annotated[
    Optional[list[str]],
    typer.Option(metavar="HOST:PORT", help="A server of your own that may be captured though it is not public."),
]
PolicyOption = Annotated[
    Optional[str],
    typer.Option(
        "--policy", metavar="NAME", help=f"How ranges are formed, if not as the case says: {', '.join(POLICY_WORDS)}."
    ),
]

PolicyFile = Annotated[
    Optional[Path],
    typer.Option("--policy-file", metavar="FILE", help="A policy to take instead of the case's: see docs/policy.md."),
]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"corroborate {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def account(
    items: Items,
    case: Annotated[Optional[Path], typer.Option(help="The private case folder [default: beside --out].")] = None,
    out: Annotated[Optional[Path], typer.Option(help="Write the release here: a page, tables, JSON.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the account as JSON (schema account/1).")] = False,
    publisher: Publisher = None,
    address: Address = None,
    published: Published = None,
    at: At = None,
    workers: Workers = None,
    reader: Reader = "grammar",
    endpoint: Endpoint = None,
    model: ModelName = None,
    policy: PolicyOption = None,
    policy_file: PolicyFile = None,
    again: Again = False,
    patience: Patience = 16.0,
    width: Width = None,
    by: By = "",
) -> None:
    """Keep, read, link, reconcile and release reports, in one go."""
    from corroborate import desk, outlet, readers

    folder = case or outlet.case_beside(out)
    outlet.check_apart(folder, out)
    asked = readers.asked(reader, endpoint, model, _warn)
    with (
        desk.opened(folder, make=True, at=at, policy=policy, policy_file=policy_file, by=by) as work,
        _progress() as progress,
    ):
        taken = work.add(items, progress, publisher, address, published, patience=patience)
        read = work.read(workers, progress, taken.reports, asked, again=again, patience=patience)
        release = work.release(taken.reports, (*taken.failed, *read.failed))
        written = work.publish(release, out) if out else ()
    _say(outlet.as_json(release) if json else outlet.as_summary(release, _columns(width)))
    if written:
        typer.echo(f"Release written to {out}: {', '.join(outlet.listing(written))}", err=True)
    _end((*taken.failed, *read.failed), outlet.remarks(taken))


@app.command()
def init(
    case: CaseOption = Path(),
    name: Annotated[str, typer.Option(help="What the case is called.")] = "",
    office: Annotated[str, typer.Option(help="Who keeps it.")] = "",
    place: Annotated[str, typer.Option(help="Where it counts.")] = "",
    period: Annotated[str, typer.Option(help="When it counts.")] = "",
    whose: Annotated[str, typer.Option(help="Whom it counts.")] = "",
    encrypt: Annotated[
        bool, typer.Option("--encrypt", help="Encrypt it under a passphrase (asked for, or CORROBORATE_PASSPHRASE).")
    ] = False,
    at: At = None,
    by: By = "",
) -> None:
    """Make a case folder."""
    from corroborate import desk

    desk.init(case, name=name, office=office, place=place, period=period, whose=whose, at=at, by=by, encrypt=encrypt)
    typer.echo(f"A case lies in {case.resolve().name}/; it is private.", err=True)


@app.command()
def add(
    items: Items,
    case: CaseOption = Path(),
    publisher: Publisher = None,
    address: Address = None,
    published: Published = None,
    expect: Expect = None,
    once: Once = False,
    follow: Follow = False,
    agent: Agent = None,
    allow: Allow = None,
    patience: Patience = 16.0,
    json: Annotated[
        bool, typer.Option("--json", help="Print what became of each item as JSON (schema added/1).")
    ] = False,
    at: At = None,
    by: By = "",
) -> None:
    """Keep reports in the case: files, all that lies in them, and what stands at web addresses."""
    from corroborate import desk, outlet

    web = desk.web(expect=expect, once=once, follow=follow, agent=agent, allow=allow or ())
    with desk.opened(case, at=at, by=by) as work, _progress() as progress:
        taken = work.add(items, progress, publisher, address, published, web=web, patience=patience)
    _say(outlet.added_json(taken) if json else outlet.added(taken))
    _end(taken.failed, outlet.remarks(taken))


@app.command()
def read(
    case: CaseOption = Path(),
    pipe: Annotated[bool, typer.Option("--pipe", help="Filter JSON lines {id, date, text} to {id, claims}.")] = False,
    at: At = None,
    workers: Workers = None,
    reader: Reader = "grammar",
    endpoint: Endpoint = None,
    model: ModelName = None,
    again: Again = False,
    patience: Patience = 16.0,
    by: By = "",
) -> None:
    """Read what was kept and not read yet."""
    from corroborate import desk, readers

    asked = readers.asked(reader, endpoint, model, _warn)
    if pipe and asked:
        raise UseError("a model's answers are kept in a case, and a filter has none", do="leave out --pipe")
    if pipe:
        _end(readers.pipe(sys.stdin.buffer, _say))
        return
    with desk.opened(case, at=at, by=by) as work, _progress() as progress:
        done = work.read(workers, progress, model=asked, again=again, patience=patience)
    _say(f"{done.read} reports read, {done.before} read before or without words, {done.statements} statements\n")
    _end(done.failed)


@app.command()
def pictures(case: CaseOption = Path()) -> None:
    """List images and videos by what they show of themselves, near copies together; no picture is shown."""
    from corroborate import desk
    from corroborate.link.pictures import unwatched

    with desk.opened(case) as work:
        listed, passages = work.pictures()
    for shown, name, group in sorted(listed, key=lambda found: (not found[2], found[2], found[1])):
        size = f"{shown.width} × {shown.height}" + (f", {shown.length / 1000:g} s" if shown.length else "")
        near = f"near copies {group}" if group else "alone"
        facts = "; ".join(f"{key}: {words}" for key, words in shown.facts)
        hash = shown.hash or (f"{len(shown.frames)} hashes" if shown.frames else "no hash")
        _say(_inert(f"{shown.report[:12]}  {near}  {hash}  {size}  {name}  {facts}") + "\n")
    for shared in passages:
        one = _stretch(shared.one, shared.at, shared.length)
        _say(f"{one} looks like {_stretch(shared.other, shared.other_at, shared.length)}\n")
    if blind := sum(unwatched(shown) for shown, _, _ in listed):
        do = "`corroborate read --again` looks at them where the extra `videos` is: pip install 'corroborate[videos]'"
        _say(f"videos whose frames were not looked at: {blind}; {do}\n")


@app.command()
def claims(
    case: CaseOption = Path(),
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    width: Width = None,
) -> None:
    """List the claims."""
    _printed(case, "claims", json=json, width=width)


@app.command()
def incidents(
    case: CaseOption = Path(),
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    policy: PolicyOption = None,
    width: Width = None,
) -> None:
    """List the incidents with their figures."""
    _printed(case, "incidents", json=json, width=width, policy=policy)


@app.command()
def toll(
    case: CaseOption = Path(),
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    policy: PolicyOption = None,
    width: Width = None,
) -> None:
    """List the tolls, series by series."""
    _printed(case, "tolls", json=json, width=width, policy=policy)


@app.command()
def show(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="A claim (C1), accusation (A1), report (R1) or a record's id.")
    ],
    case: CaseOption = Path(),
    width: Width = None,
) -> None:
    """Show a statement in the full text of its report."""
    from corroborate import desk

    with desk.opened(case) as work:
        _say(work.show(id, _columns(width), color=sys.stdout.isatty()))


@app.command()
def publish(
    out: Annotated[Path, typer.Option(help="Where the release goes.")],
    case: CaseOption = Path(),
    since: Annotated[
        Optional[Path],
        typer.Option(help="The release before, from which changes are told: its folder [default: what lies in --out]."),
    ] = None,
    at: At = None,
    policy: PolicyOption = None,
    policy_file: PolicyFile = None,
    by: By = "",
) -> None:
    """Write the release of the whole case: pages, tables, JSON."""
    from corroborate import desk, outlet

    outlet.check_apart(case, out)
    with desk.opened(case, at=at, policy=policy, policy_file=policy_file, by=by) as work:
        written = work.publish(work.release(), out, since)
    _say("".join(f"{out}/{name}\n" for name in outlet.listing(written)))


Picture = Annotated[Path, typer.Argument(metavar="FILE", help="What is written: its name ends in .svg or .png.")]


def _draw(
    out: Path, case: Path, at: str | None, policy: str | None, policy_file: Path | None, drawn: Callable[[Any], str]
) -> None:
    """Write the picture that is `drawn` of an open case, and name it."""
    from corroborate import desk, outlet

    outlet.check_picture(case, out)
    with desk.opened(case, at=at, policy=policy, policy_file=policy_file) as work:
        outlet.picture(drawn(work), out)
    _say(f"{out}\n")


@app.command()
def chart(
    out: Picture,
    case: CaseOption = Path(),
    toll: Annotated[Optional[str], typer.Option(metavar="ID", help="Which toll (T1), if not the main one.")] = None,
    at: At = None,
    policy: PolicyOption = None,
    policy_file: PolicyFile = None,
) -> None:
    """Draw a toll over time for print: each counter's figures, the range, whose they are."""
    _draw(out, case, at, policy, policy_file, lambda work: work.chart(toll))


@app.command(name="map")
def map_(
    out: Picture,
    case: CaseOption = Path(),
    incident: Annotated[Optional[str], typer.Option(metavar="ID", help="One incident (I1), if not all.")] = None,
    at: At = None,
    policy: PolicyOption = None,
    policy_file: PolicyFile = None,
) -> None:
    """Draw a map for print: no marker more precise than what is known and may leave."""
    _draw(out, case, at, policy, policy_file, lambda work: work.map(incident))


@app.command()
def decide(
    verdict: Annotated[
        Literal["accepted", "rejected", "same", "different", "unsure", "placed", "explained", "noted", "revoked"],
        typer.Argument(
            metavar="VERDICT",
            help="See the glossary: accepted, rejected, same, different, unsure, placed, explained, noted, revoked.",
        ),
    ],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="What it is about: C1, R1 or a record's id.")],
    why: Annotated[str, typer.Option(help="The reason, for those who come later.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides.")] = "",
    name: Annotated[str, typer.Option(help="The name that is placed, or the kind of question that is noted.")] = "",
    value: Annotated[
        str, typer.Option(help="The place (gn:169577@SY or 35.36,35.92), or the reason of a difference.")
    ] = "",
    case: CaseOption = Path(),
    at: At = None,
) -> None:
    """Decide about statements, reports or an earlier decision; it can be taken back."""
    from corroborate import desk

    with desk.opened(case, at=at, by=by) as work:
        work.decide(verdict, ids, why, by, name=name, value=value)
    typer.echo(f"Decided: {verdict} {' '.join(ids)}", err=True)


@app.command()
def decisions(case: CaseOption = Path()) -> None:
    """List what was decided, by whom, when and why, each with its id."""
    from corroborate import desk

    with desk.opened(case) as work:
        for made, names in work.decisions():
            told = " ".join(filter(None, (made.verdict, *names, made.name, made.value)))
            words = f"{made.at}  {made.id[:12]}  {told}  {made.by or 'not said by whom'}: {made.why}"
            _line(words)


@app.command()
def review(
    case: CaseOption = Path(),
    by: Annotated[str, typer.Option(metavar="NAME", help="Whose decisions they are, if the page is not told.")] = "",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8351,
    listen: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Another address to be open on; needs a password.")
    ] = "127.0.0.1",
    password_file: Annotated[
        Optional[Path], typer.Option(metavar="FILE", help="A file whose first line is the password for --listen.")
    ] = None,
    certificate: Annotated[
        Optional[Path], typer.Option(metavar="FILE", help="A certificate (PEM): what is sent is encrypted.")
    ] = None,
    key: Annotated[
        Optional[Path], typer.Option(metavar="FILE", help="Its private key (PEM), if it stands in a file of its own.")
    ] = None,
    policy: PolicyOption = None,
) -> None:
    """Open the review pages on this computer: read, decide, take back."""
    try:
        from corroborate.web import serve
    except ModuleNotFoundError as error:
        do = 'install them with: pip install "corroborate[review]"'
        raise UseError(f"the review pages need packages that are not installed ({error.name})", do=do) from error
    say = functools.partial(typer.echo, err=True)
    serve.serve(case, listen, port, password_file, by, policy, say, certificate, key)


@app.command()
def merge(
    other: Annotated[Path, typer.Argument(metavar="OTHER", help="The case folder whose records are added.")],
    case: CaseOption = Path(),
    at: At = None,
    by: By = "",
) -> None:
    """Add all that another case holds to this one."""
    from corroborate import desk

    with desk.opened(case, at=at, by=by) as work:
        brought = work.merge(other)
    _say(f"{brought.new} new records{f', {brought.mended} objects mended' if brought.mended else ''}\n")


@app.command()
def reports(
    case: CaseOption = Path(),
    json: Annotated[bool, typer.Option("--json", help="Print them as JSON (schema reports/1).")] = False,
) -> None:
    """List every report with what became of it, and count them."""
    from corroborate import desk, outlet

    with desk.opened(case) as work:
        states, gone = work.states(), len(work.withdrawn())
    if json:
        _say(outlet.states_json(states, gone))
        return
    for one in states:
        kept = f"{one.report.size:,} bytes, SHA-256 {one.report.sha256}"
        more = "".join(f"  ({words})" for words in (one.held, one.why) if words)
        _line(f"{one.called}  {one.state}  {one.name}  {one.report.media}, {kept}{more}")
    counts = Counter(one.state for one in states)
    told = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
    _say(f"{len(states)} reports{f': {told}' if told else ''}{f'; {gone} withdrawn' if gone else ''}\n")


@app.command()
def log(case: CaseOption = Path()) -> None:
    """List every act of the log: when, what, by whom, with which version; one line each."""
    from corroborate import desk, outlet

    with desk.opened(case) as work:
        for link, words in work.log():
            _line(outlet.act_line(link, words))


@app.command()
def forget(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The reports: R1, or a report's id.")],
    why: Why,
    by: By = "",
    case: CaseOption = Path(),
    at: At = None,
) -> None:
    """Destroy reports, with their words everywhere in the case; the log says when, by whom and why. There is no way back."""
    from corroborate import desk

    with desk.opened(case, at=at, by=by) as work:
        done = work.forget(ids, why)
    _say(f"{len(done.reports)} reports withdrawn, {done.objects} objects destroyed\n")
    if done.alike:
        typer.echo(f"Nearly the same words stay in {', '.join(done.alike)}", err=True)
    if done.left:
        many = f"{len(done.left)} releases or packages" if len(done.left) > 1 else "A release or package"
        typer.echo(
            f"{many} left before, the last at {done.left[-1]}, and may hold it: `corroborate log` tells", err=True
        )


@app.command()
def withdrawn(case: CaseOption = Path()) -> None:
    """List what was withdrawn: SHA-256, when, by whom and why."""
    from corroborate import desk

    with desk.opened(case) as work:
        for sha256, words in work.withdrawn():
            _line(f"{sha256}  {words}")


@app.command()
def allow(
    sha256: Annotated[str, typer.Argument(metavar="SHA256", help="The SHA-256 of the bytes, or its beginning.")],
    why: Why,
    by: By = "",
    case: CaseOption = Path(),
    at: At = None,
) -> None:
    """Let bytes that were withdrawn into the case again."""
    from corroborate import desk

    with desk.opened(case, at=at, by=by) as work:
        whole = work.allow(sha256, why)
    typer.echo(f"Allowed again: {whole}", err=True)


@app.command()
def configure(case: CaseOption = Path(), by: By = "", at: At = None) -> None:
    """Write into the log that case.toml is meant to be as it is now."""
    from corroborate import desk

    with desk.opened(case, at=at, by=by) as work:
        changed = work.configure()
    _say(f"Noted: {', '.join(changed)}\n" if changed else "Nothing was changed\n")


@app.command()
def rekey(case: CaseOption = Path(), by: By = "", at: At = None) -> None:
    """Give an encrypted case another passphrase; the log tells when and by whom."""
    from corroborate import desk

    desk.rekey(case, at=at, by=by)
    typer.echo("The case has another passphrase; copies of it keep the old one", err=True)


@app.command()
def verify(
    case: CaseOption = Path(),
    checkpoint: Annotated[
        Optional[Path],
        typer.Option(metavar="FILE", help="A checkpoint given away earlier: nothing before it may differ."),
    ] = None,
    key: Annotated[
        Optional[str], typer.Option(help="Whose signature it must bear (a verifier key), if not this case's.")
    ] = None,
    stamp: Annotated[Optional[Path], typer.Option(metavar="FILE", help="An authority's time stamp of it.")] = None,
    roots: Annotated[Optional[Path], typer.Option(metavar="PEM", help="Certificates that you trust for it.")] = None,
    package: Annotated[Optional[Path], typer.Option(metavar="FILE", help="Verify a package instead of a case.")] = None,
) -> None:
    """Hash everything again and say what is not as it was kept."""
    from corroborate import desk

    if package:
        _tell_cleared(package.parent)
        lines, wrong, signed = desk.verify_package(package, checkpoint, key)
        _say("".join(f"{line}\n" for line in lines))
        if wrong:
            typer.echo(f"{package}: {wrong}", err=True)
        raise typer.Exit(1 if wrong else 0 if signed else 3)
    with desk.opened(case) as work:
        checked, problems = work.verify(checkpoint, key, stamp, roots)
    for problem in problems:
        typer.echo(problem, err=True)
    _say(f"{checked}; {len(problems)} problems\n" if problems else f"{checked}; all as it was kept\n")
    raise typer.Exit(1 if problems else 0)


@app.command()
def checkpoint(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where it goes; give it to somebody else to keep.")],
    case: CaseOption = Path(),
    tsa: Annotated[
        Optional[str], typer.Option(metavar="URL", help="An RFC 3161 authority that stamps it; only a hash is sent.")
    ] = None,
    by: By = "",
    at: At = None,
) -> None:
    """Write down, signed, how far the log has come, so that nothing before can be changed unnoticed."""
    from corroborate import desk

    with desk.opened(case, at=at, by=by) as work:
        written = work.checkpoint(out, tsa)
    _say("".join(f"{path}\n" for path in written))


@app.command()
def export(
    package: Annotated[Path, typer.Option(metavar="FILE", help="Where the package goes (a ZIP file).")],
    case: CaseOption = Path(),
    withhold: Annotated[
        Optional[list[str]], typer.Option(metavar="ID", help="A report that stays out, with all that tells of it.")
    ] = None,
    originals: Annotated[bool, typer.Option(help="With the reports' bytes as they came in.")] = True,
    by: By = "",
    at: At = None,
) -> None:
    """Write the case into one file that a court's expert can verify alone. It is private."""
    from corroborate import desk, outlet

    outlet.check_apart(case, package.parent if package.parent.resolve() == case.resolve() else None)
    with desk.opened(case, at=at, by=by) as work:
        _tell_cleared(package.parent)
        sha256 = work.export(package, withhold or (), originals=originals)
    _say(f"{package}, read back and verified; SHA-256 {sha256}\n")


def _tell_cleared(folder: Path) -> None:
    """Remove what an export that was cut off left beside a package, and say so."""
    from corroborate import desk

    for name in desk.cleared(folder):
        typer.echo(
            f"{folder / name}: an export that was cut off left it, whole reports in it; it was removed", err=True
        )


@app.command(name="import")
def take_in(
    package: Annotated[Path, typer.Argument(metavar="FILE", help="A package that `corroborate export` wrote.")],
    case: CaseOption = Path(),
    by: By = "",
    at: At = None,
) -> None:
    """Add all that a package holds to the case, once it verified."""
    from corroborate import desk

    with desk.opened(case, at=at, by=by) as work:
        brought = work.take_in(package)
    _say(f"{brought.new} new records{f', {brought.mended} objects mended' if brought.mended else ''}\n")


def _printed(case: Path, what: str, *, json: bool, width: int | None, policy: str | None = None) -> None:
    from corroborate import desk, outlet

    with desk.opened(case, policy=policy) as work:
        release = work.release()
    _say(outlet.as_json(release, what) if json else outlet.as_lines(release, what, _columns(width)))


def _silent(done: int, failed: int, total: int) -> None:
    pass


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[int, int, int], None]]:
    """Tells how far the work is, on a terminal's stderr; silent anywhere else."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.fields[done]} done, {task.fields[failed]} failed, {task.fields[rate]}/s"),
        BarColumn(),
        TimeRemainingColumn(),
    )
    # No refreshing thread: the engine forks, and forks only where there is one thread.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as shown:
        task, began = shown.add_task("", total=None, done=0, failed=0, rate="–"), time.monotonic()

        def tell(done: int, failed: int, total: int) -> None:
            rate = f"{(done + failed) / max(time.monotonic() - began, 0.001):.0f}"
            shown.update(
                task, completed=done + failed, total=total or None, done=done, failed=failed, rate=rate, refresh=True
            )

        yield tell


def _warn(words: str) -> None:
    """For who sits at a terminal."""
    if sys.stderr.isatty():
        typer.echo(words, err=True)


def _columns(asked: int | None) -> int:
    return asked or min(80, shutil.get_terminal_size().columns)


def _say(words: str) -> None:
    sys.stdout.write(words)


def _line(words: str) -> None:
    """One line, whatever is in it."""
    _say("".join(char if char.isprintable() else " " for char in words) + "\n")


def _stretch(report: str, at: int | None, length: int) -> str:
    """A passage of a video, in seconds; an image has none."""
    until = f"–{(at + length) / 1000:g}" if at is not None and length else ""
    return report[:12] + (f" at {at / 1000:g}{until} s" if at is not None else "")


def _inert(words: str) -> str:
    """Words on one line in which nothing can steer a terminal or turn the writing direction: such characters are named."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in words)


def _end(failed: tuple[tuple[str, str], ...], remarks: Sequence[str] = ()) -> None:
    for words in remarks:
        typer.echo(_inert(words), err=True)
    for name, reason in failed:
        typer.echo(_inert(f"failed: {name}: {reason}"), err=True)
    raise typer.Exit(1 if failed else 0)


def main() -> None:
    """Run the command line; errors of our tree become one line on stderr and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except UseError as error:
        _stop(error, 2)
    except CorroborateError as error:
        _stop(error, 1)
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def _stop(error: CorroborateError, code: int) -> None:
    typer.echo(f"corroborate: {error}", err=True)
    raise SystemExit(code) from None
