"""A web archive goes in (WARC, WACZ, the older ARC); out come the documents that it holds, each checked against the digests it states.

WARC is ISO 28500. Libraries that read it take much that it forbids (a record without a length, one that ends where the
next has begun, a digest that does not hold), so a damaged archive looks like a good one; here whatever is not as the
standard has it is told with the number of the record. A broken frame ends the reading, and what came before stands; a record
that is not what its digest was made of is left out by itself. A document is the payload
of a response, or a resource or conversion; what a server said in error and what was as before are passed over by name.
Requests, redirects and notes stay in the archive, and are counted. Nothing is fetched: an address is words.

ARC (Burner, Kahle, "ARC File Format", Internet Archive, 1996) is what WARC came from: it states a length for each record,
and no digests, which is noted.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import hashlib
import json
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from corroborate.capture.archives import LARGEST_PART, Budget, Data, Exploding, check_size, inflated, stream, zipped
from corroborate.capture.found import Counted, Found, Inside, Known, Passed, Refused, Taken, plain
from corroborate.capture.kinds import told
from corroborate.errors import InputError

FAILED: Final = "outcome: failed"
"""What stands among the fields of the first record of what `web` kept of a capture that failed: no document lies in it."""
_MOST: Final = 100_000  # records of one archive
_TOGETHER: Final = 2_000_000_000  # bytes of all of them
_VERSIONS: Final = (b"WARC/1.0", b"WARC/1.1", b"WARC/0.18", b"WARC/0.17")
_LONGEST: Final = 65_536  # bytes of the head of an answer
_HEAD: Final = 20_000  # bytes of the head of a record
_ONCE: Final = ("WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length")
_NAME: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_AGAIN: Final = "get a whole copy of it"
_DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z)?)?)?\Z")
_FAILED: Final = re.compile(rb"(?m)^" + FAILED.encode() + rb"\r?$")
_CODES: Final = frozenset(HTTPStatus)
_SORTS: Final = (
    "document", "refused record", "error answer", "revisit", "redirect", "request", "warcinfo record", "metadata record",
    "continuation record", "unknown record",
)  # fmt: skip
_ITEMS: Final = frozenset(_SORTS[:4])  # each is named
_HASHES: Final = {"sha1": 20, "sha256": 32, "sha512": 64, "md5": 16}


class _Stream:
    """Bytes taken from an archive piece by piece, unpacked as they are needed, so that it is never whole in memory."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks, self._held = chunks, bytearray()

    def more(self, count: int) -> bool:
        """Whether so many bytes are there, once all that is needed has come."""
        while len(self._held) < count:
            chunk = next(self._chunks, None)
            if chunk is None:
                return False
            self._held += chunk
        return True

    def take(self, count: int) -> bytes:
        if not self.more(count):
            raise InputError("it is cut off", do=_AGAIN)
        found = bytes(self._held[:count])
        del self._held[:count]
        return found

    def line(self) -> bytes:
        """All up to the end of a line, without it."""
        return self._through(b"\n", _HEAD)[:-1].removesuffix(b"\r")

    def skip(self, mark: bytes) -> None:
        """Pass over one character as often as it stands here."""
        while self.more(1) and self._held.startswith(mark):
            del self._held[:1]

    def head(self, longest: int = _LONGEST) -> bytes:
        """All up to an empty line, and that line."""
        return self._through(b"\r\n\r\n", longest)

    def pass_over(self, count: int) -> None:
        """So many bytes, and none of them held."""
        while count:
            count -= len(self.take(min(count, 1 << 20)))

    def _through(self, mark: bytes, longest: int) -> bytes:
        size = 4096
        while True:
            whole = not self.more(size)
            end = self._held.find(mark, 0, longest)
            if end >= 0:
                return self.take(end + len(mark))
            if whole or size >= longest:
                raise InputError("its head has no end", do=_AGAIN)
            size *= 4


@dataclass(frozen=True, slots=True)
class _Record:
    number: int
    fields: Mapping[str, str]
    block: bytes
    wrong: str = ""  # why it is not what was archived, though it begins and ends as it should

    def get(self, name: str) -> str:
        return self.fields.get(name.lower(), "")


def records(data: Data, name: str) -> Iterator[Inside]:
    """The documents of a WARC file.

    Raises:
        InputError: it is not as the standard has it; what came before stands.

    """
    yield from _all(_records(data))


def older(data: Data, name: str) -> Iterator[Inside]:
    """The documents of an ARC file.

    Raises:
        InputError: it is not as its format has it; what came before stands.

    """
    yield from _all(_older(data))


def _all(records: Iterable[_Record]) -> Iterator[Inside]:
    """What each record gives, and at the end, whatever ends it, how many there were of each sort."""
    held, answer = Counter[str](), ""
    try:
        for record in records:
            sort, found = _given(record)
            held[sort] += 1
            answer = _status(record.block) if sort in ("redirect", "error answer") else answer
            if found:
                yield found
    except InputError:
        yield from _counted(held)
        raise
    yield from _counted(held)
    if not held["document"] and not held["refused record"]:
        if answer:
            raise InputError(f"the server answered {answer}", do="capture it again later, or another address")
        raise InputError("no document stands in it")


def _given(record: _Record) -> tuple[str, Found | None]:
    """Of which sort a record is, and what it gives; None where it is told by its sort alone.

    Raises:
        InputError: it says that the archive holds no page.

    """
    kind = record.get("WARC-Type")
    if record.number == 1 and kind == "warcinfo" and _FAILED.search(record.block):
        raise InputError("it was kept of a capture that failed, and is no page", do="capture the address again")
    if not record.wrong and kind == "response" and (refused := _status(record.block)):
        if refused.startswith("3"):
            return "redirect", None
        return "error answer", Passed(_shown(record), f"record {record.number}: the server answered {refused}")
    if not record.wrong and kind == "revisit":
        why = f"record {record.number}: it says that what stood there was as before, and holds no document"
        return "revisit", Passed(_shown(record), why)
    if not record.wrong and kind not in ("response", "resource", "conversion"):
        sort = kind if kind == "request" else f"{kind} record"
        return sort if sort in _SORTS else "unknown record", None
    found = _document(record)
    return "refused record" if isinstance(found, Refused) else "document", found


def _counted(held: Mapping[str, int]) -> Iterator[Counted]:
    """How many records there were, where not each of them was named."""
    if not held.keys() <= _ITEMS:
        yield Counted(tuple((sort, held[sort]) for sort in _SORTS if held[sort]))


def _shown(record: _Record) -> str:
    """What a record is called: its address, or its place."""
    return _address(record.get("WARC-Target-URI"))[1] or f"record {record.number}"


def _records(data: Data) -> Iterator[_Record]:
    stream = _unpacking(data)
    yield from _numbered(stream, lambda number: _record(stream, number))


def _older(data: Data) -> Iterator[_Record]:
    """The records of an ARC file but the first, which says how many fields their heads have."""
    stream, fields = _unpacking(data), 0

    def following(number: int) -> _Record:
        nonlocal fields
        record = _older_record(stream, number, fields)
        if number == 1:
            if not record.get("WARC-Target-URI").startswith("filedesc://"):
                raise InputError("it does not begin as an archive of this kind does", do=_AGAIN)
            fields = 10 if record.block.startswith(b"2") else 5
        return record

    yield from _numbered(stream, following)


def _unpacking(data: Data) -> _Stream:
    return _Stream(inflated(data, _TOGETHER) if data[:2] == b"\x1f\x8b" else _pieces(data))


def _numbered(stream: _Stream, following: Callable[[int], _Record]) -> Iterator[_Record]:
    budget, number = Budget(_TOGETHER, _MOST), 0
    while stream.more(1):
        number += 1
        try:
            budget.part()
            record = following(number)
            budget.spend(len(record.block))
        except InputError as error:
            before = f"{number - 1} records before it were read, and nothing from there on was looked at"
            what = f"record {number}: {error.what}; {before}"
            raise InputError(what, do=error.do or _AGAIN) from error
        yield record


def _older_record(stream: _Stream, number: int, count: int) -> _Record:
    """One record: a line of fields, five or ten (`count`; 0: either), of which the last is the length of what follows."""
    line = stream.line()
    found = line.rsplit(b" ", count - 1) if count else line.split(b" ")
    if (
        len(found) not in ((count,) if count else (5, 10))
        or not re.fullmatch(rb"\d{1,15}", found[-1])
        or not re.fullmatch(rb"\d{14}", found[2])
    ):
        raise InputError("its head is none", do=_AGAIN)
    address, time, media = (plain(found[at].decode("utf-8", "surrogateescape")) for at in (0, 2, 3))
    date = f"{time[:4]}-{time[4:6]}-{time[6:8]}T{time[8:10]}:{time[10:12]}:{time[12:]}Z"
    kind = "response" if re.match("https?:", address, re.IGNORECASE) else "resource"
    kind = "warcinfo" if address.startswith("filedesc://") else kind
    fields = {"warc-type": kind, "warc-target-uri": address, "warc-date": date, "content-type": media}
    block, wrong = _block(stream, int(found[-1]))
    stream.skip(b"\n")
    return _Record(number, fields, block, wrong)


def _pieces(data: Data) -> Iterator[bytes]:
    yield from (data[place : place + (1 << 20)] for place in range(0, len(data), 1 << 20))


def _record(stream: _Stream, number: int) -> _Record:
    version, _, rest = stream.head(_HEAD).partition(b"\r\n")
    if version not in _VERSIONS:
        raise InputError("it does not begin as a record of a web archive does", do=_AGAIN)
    fields = _fields(rest, _ONCE)
    length = fields.get("content-length")
    if length is None:
        raise InputError("it has no Content-Length, which every record has", do=_AGAIN)
    if not re.fullmatch(r"\d{1,15}", length, re.ASCII):
        raise InputError("its Content-Length is no number", do=_AGAIN)
    block, wrong = _block(stream, int(length))
    if stream.take(4) != b"\r\n\r\n":
        raise InputError("it does not end where it says", do=_AGAIN)
    wrong = wrong or next(
        (f"it has no {name}, which every record has" for name in _ONCE if name.lower() not in fields), ""
    )
    if not wrong and not _DATE.match(fields["warc-date"]):
        wrong = "its WARC-Date is no time"
    if not wrong and _against(fields.get("warc-block-digest", ""), [block]) is False:
        wrong = f"its bytes are not those that its digest was made of; {_AGAIN}"
    return _Record(number, fields, block, wrong)  # those that follow stand where they did


def _block(stream: _Stream, length: int) -> tuple[bytes, str]:
    """The bytes of a record, and why it is refused: one that is too large is passed over, and those behind it stand."""
    if length <= LARGEST_PART:
        return stream.take(length), ""
    large = f"it has more than {LARGEST_PART // 1_000_000} MB"
    try:
        stream.pass_over(length)
    except InputError as error:
        raise InputError(f"{large}, and {error.what.removeprefix('it ')}", do=error.do) from error
    return b"", f"{large}; take it out with another tool"


def _fields(head: bytes, once: tuple[str, ...] = ()) -> dict[str, str]:
    """Header fields by their names in small letters; of one that stands several times, the last."""
    found: dict[str, str] = {}
    only = {name.lower() for name in once}
    for line in re.sub(rb"\r\n[ \t]+", b" ", head).split(b"\r\n"):
        if not line:
            continue
        name, colon, value = line.partition(b":")
        key = name.decode("ascii", "replace").lower()
        if not colon or not _NAME.match(name):
            raise InputError("a line of its head is none", do=_AGAIN)
        if key in only and key in found:
            raise InputError(f"its {key} stands twice", do=_AGAIN)
        found[key] = plain(value.decode("utf-8", "surrogateescape")).strip()
    return found


def _against(stated: str, candidates: list[bytes]) -> bool | None:
    """Whether a digest ("sha1:…", in base 16 or 32) is that of one of the candidates; None where it cannot be told."""
    kind, colon, value = stated.partition(":")
    kind = kind.strip().lower().replace("-", "")
    if not colon or kind not in _HASHES:
        return None
    wanted = _decoded(value.strip(), _HASHES[kind])
    if wanted is None:
        return False
    return any(hashlib.new(kind, data, usedforsecurity=False).digest() == wanted for data in candidates)


def _decoded(value: str, size: int) -> bytes | None:
    try:
        if len(value) == 2 * size:
            return bytes.fromhex(value)
        found = base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (ValueError, binascii.Error):
        return None
    return found if len(found) == size else None


def _status(block: bytes) -> str:
    """What a server said where it gave no document ("404 Not Found"), in the standard's words; "" where it did."""
    found = re.match(rb"HTTP/\d(?:\.\d)? (\d{3})(?!\d)", block)
    if not found or found[1].startswith(b"2"):
        return ""
    code = int(found[1])
    return f"{code} {HTTPStatus(code).phrase}" if code in _CODES else str(code)


def _document(record: _Record) -> Taken | Refused:
    if record.wrong:
        return Refused(_shown(record), f"record {record.number}: {record.wrong}")
    if not record.block:
        return Refused(_shown(record), f"record {record.number}: the record is empty")
    address, shown, notes = _address(record.get("WARC-Target-URI"))
    path = shown or f"record {record.number}"
    notes += _digested(record)
    if record.get("WARC-Truncated"):
        notes.append(f"The archive says that it is cut off ({record.get('WARC-Truncated')}).")
    response = record.get("WARC-Type") == "response"
    try:
        http = response and record.block.startswith(b"HTTP/")
        payload, media = _payload(record, notes) if http else (record.block, record.get("Content-Type"))
    except InputError as error:
        return Refused(path, f"record {record.number}: {error.what}")
    if not payload.strip():
        return Refused(path, "the server sent nothing" if response else "the record is empty")
    return Taken(
        payload, told(payload, path.split("?")[0].split("#")[0], media), Known(address=address), path,
        key=record.get("WARC-Record-ID") or None, how="web archive", at=_time(record.get("WARC-Date")), notes=tuple(notes),
    )  # fmt: skip


def _digested(record: _Record) -> list[str]:
    stated = record.get("WARC-Block-Digest")
    if not stated:
        return ["The archive states no digest of the record."]
    holds = _against(stated, [record.block])
    return [
        f"The digest of the record holds ({stated})."
        if holds
        else f"The digest of the record is of no known kind ({stated})."
    ]


def _address(stated: str) -> tuple[str | None, str, list[str]]:
    """The web address, the words to show for it, and notes."""
    words = stated.removeprefix("<").removesuffix(">")
    notes = ["Its address stood in angle brackets."] if words != stated else []
    if re.match(r"https?://[^\s/]", words, re.IGNORECASE):
        mended = quote(words, safe="%/:?#[]@!$&'()*+,;=-._~" + "".join(chr(c) for c in range(161, 0x3000)))
        if mended != words:
            notes.append("Its address held characters that no address holds, and was mended.")
        return mended, words, notes
    if words:
        notes.append(f"Its address is none of the web: {words[:500]}")
    return None, words, notes


def _time(stated: str) -> str:
    """A WARC's time as the log writes times; "" where it is only a day, or says nothing."""
    return f"{stated[:19]}Z" if len(stated) >= 20 else ""


def _payload(record: _Record, notes: list[str]) -> tuple[bytes, str]:
    """The document that an answer of a web server carries, and what the server says it is."""
    stream = _Stream(_pieces(record.block))
    _, _, head = stream.head().partition(b"\r\n")
    fields = _lenient(head)
    body = record.block[record.block.index(b"\r\n\r\n") + 4 :]
    whole = body
    if "chunked" in fields.get("transfer-encoding", "").lower():
        whole = dechunked(body)
    plainer = _unpacked(whole, fields.get("content-encoding", ""), notes)
    stated = record.get("WARC-Payload-Digest")
    if stated and _against(stated, [body, whole, plainer]) is False:
        raise InputError("its document is not the one that its digest was made of")
    if stated:
        notes.append(f"The digest of the document holds ({stated}).")
    media = fields.get("content-type", "")
    if "charset=" in media.lower():
        notes.append(f"The server said: {media}")
    return plainer, media


def _lenient(head: bytes) -> dict[str, str]:
    """A server's header fields; servers err, and what they sent is evidence."""
    found: dict[str, str] = {}
    for line in head.split(b"\r\n"):
        name, colon, value = line.partition(b":")
        if colon:
            found[name.decode("latin-1").strip().lower()] = value.decode("latin-1").strip()
    return found


def dechunked(body: bytes) -> bytes:
    r"""A body without the marks of its chunks (RFC 9112, 7.1); as it is where it has none, as some archivers keep it.

    >>> dechunked(b"3\r\nTwo\r\n6\r\n fell.\r\n0\r\n\r\n")
    b'Two fell.'

    Raises:
        InputError: it begins with chunks and goes on otherwise.

    """
    out, place = bytearray(), 0
    while True:
        found = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,4096})?\r\n").match(body, place)
        if not found:
            if not out:
                return body
            raise InputError("its chunks are damaged", do=_AGAIN)
        size, start = int(found[1], 16), found.end()
        if not size:
            return bytes(out)
        if body[start + size : start + size + 2] != b"\r\n":
            if not out:
                return body
            raise InputError("its chunks are damaged", do=_AGAIN)
        out += body[start : start + size]
        place = start + size + 2


def _unpacked(body: bytes, encoding: str, notes: list[str]) -> bytes:
    kinds = [kind.strip().lower() for kind in encoding.split(",") if kind.strip()]
    for kind in reversed(kinds):
        if kind in ("gzip", "x-gzip"):
            body = b"".join(inflated(body)) if body.startswith(b"\x1f\x8b") else body
        elif kind == "deflate":
            body = _deflated(body)
        elif kind == "br":
            body = _of_brotli(body)
        elif kind != "identity":
            raise InputError(f"the server packed it as {kind[:40]!r}, which cannot be unpacked here")
        notes.append(f"The server packed it ({kind}).")
    return body


def _deflated(body: bytes) -> bytes:
    for bits in (15, -15):
        try:
            found = zlib.decompressobj(bits).decompress(body, LARGEST_PART + 1)
        except zlib.error:
            continue
        if len(found) > max(10_000_000, 200 * len(body)) or len(found) > LARGEST_PART:
            raise Exploding("it unpacks to far more than the server sent")
        return found
    raise InputError("what the server packed cannot be unpacked", do=_AGAIN)


def _of_brotli(body: bytes) -> bytes:
    try:
        import brotli  # noqa: PLC0415 - an extra
    except ImportError as error:
        what = "the server packed it with Brotli, which needs the extra `brotli`"
        raise InputError(what, do="pip install 'corroborate[brotli]', and read it with --again") from error
    machine, out, piece = brotli.Decompressor(), bytearray(), body
    try:
        while not machine.is_finished():
            chunk = machine.process(piece, output_buffer_limit=1 << 20)
            piece = b""
            out += chunk
            check_size(len(out), len(body))
            if not chunk and machine.can_accept_more_data():
                raise InputError("what the server packed is cut off", do=_AGAIN)
    except brotli.error as error:
        raise InputError("what the server packed cannot be unpacked", do=_AGAIN) from error
    return bytes(out)


def collection(data: Data, name: str) -> Iterator[Found]:
    """The WARC files of a WACZ file (its package is checked first: every file that it lists, and nothing else).

    Raises:
        InputError: the package is not what it says, or was changed after it was signed.

    """
    notes: list[str] = []
    problems = _package(data, notes)
    for found in zipped(data, name):
        if not isinstance(found, Taken):
            yield found
        elif re.match(r"archive/[^/]+\.warc(\.gz)?\Z", found.name):
            yield dataclasses.replace(found, notes=(*found.notes, *notes))
        else:
            yield Passed(found.name, "a file of the package's own, and no report")
    if problems:
        raise InputError("; ".join(problems[:5]), do="its files cannot be relied on; get the package anew")


def _package(data: Data, notes: list[str]) -> list[str]:
    """What is wrong with a WACZ's list of its own files."""
    try:
        with zipfile.ZipFile(stream(data)) as archive:
            listing = _small(archive, "datapackage.json")
            seal = (
                _small(archive, "datapackage-digest.json") if "datapackage-digest.json" in archive.namelist() else None
            )
            names = [info.filename for info in archive.infolist() if not info.filename.endswith("/")]
            listed = json.loads(listing).get("resources")
            if not isinstance(listed, list):
                return ["its package lists no files"]
            return [*_sealed(listing, seal, notes), *_listed(archive, names, listed)]
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, TypeError, OSError, EOFError,
            RecursionError, RuntimeError, NotImplementedError) as error:  # fmt: skip
        return [f"its package cannot be read ({type(error).__name__})"]


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as held:
        return held.read(10_000_000)


def _sealed(listing: bytes, seal: bytes | None, notes: list[str]) -> Iterator[str]:
    """What is wrong with the seal over a list of files, and a note on who signed it."""
    if seal is None:
        notes.append("Its package is not signed.")
        return
    said = json.loads(seal)
    signed = said.get("signedData", {})
    for where in (said, signed or said):
        if _against(str(where.get("hash", "")), [listing]) is not True:
            yield "its list of files is not the one that was sealed"
            return
    if signed.get("signature") and signed.get("domainCert"):
        if _signed(signed, notes):
            return
        yield "its signature does not hold"
    else:
        notes.append("Its package is not signed by a site, or in a way that is not known here.")


def _signed(said: Mapping[str, object], notes: list[str]) -> bool:
    """Whether a signature (WACZ Auth, 1.0: ECDSA over the words of the hash) is by the certificate that stands beside it.

    The certificate itself is anybody's: whose word it is taken on is told, and not judged.
    """
    from cryptography import x509  # noqa: PLC0415 - slow to import, and few archives are signed
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415

    own = x509.load_pem_x509_certificates(str(said["domainCert"]).encode())[0]
    key = own.public_key()
    if not isinstance(key, ec.EllipticCurvePublicKey):
        return False
    try:
        key.verify(base64.b64decode(str(said["signature"])), str(said["hash"]).encode(), ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return False
    if said.get("timeSignature"):
        notes.append("Its package bears a time stamp, which is kept in it and not judged here.")
    who, by = own.subject.rfc4514_string(), own.issuer.rfc4514_string()
    notes.append(plain(
        f"Its package is signed by {who[:200]}, on the word of {by[:200]}, which is not checked here; the signature holds."
    ))  # fmt: skip
    return True


def _listed(archive: zipfile.ZipFile, names: list[str], listed: list[dict[str, object]]) -> Iterator[str]:
    budget = Budget()
    stated = {str(one["path"]): one for one in listed}
    for name in sorted(set(names) - set(stated) - {"datapackage.json", "datapackage-digest.json"}):
        yield f"{plain(name)[:100]} is in it and on no list"
    for name, one in stated.items():
        if name not in names:
            yield f"{plain(name)[:100]} is listed and not in it"
            continue
        with archive.open(name) as stream:
            count, hash = 0, hashlib.sha256()
            while chunk := stream.read(1 << 20):
                budget.spend(len(chunk))
                count += len(chunk)
                hash.update(chunk)
        if str(one.get("hash")) != f"sha256:{hash.hexdigest()}" or one.get("bytes", count) != count:
            yield f"{plain(name)[:100]} is not the file that was listed"
