#!/usr/bin/env python3
"""Verify a package of corroborate, with nothing but Python (3.8 or later) and this one file.

    python3 verify.py PACKAGE.zip [--checkpoint FILE] [--key KEY]
    python3 verify.py FOLDER      [--checkpoint FILE] [--key KEY]     (the package, unpacked)

It says what holds and what does not, and ends with 0 only where everything holds:

1. the file is a plain ZIP archive of stored files and nothing besides, to the last byte;
2. it is a whole BagIt bag (RFC 8493): every file is listed with its SHA-256 and SHA-512, and none is missing or added;
3. the log is unbroken: each entry holds the hash of the one before it, and the SHA-256 of what was told of its act;
4. each record has the hash of its content as its id; originals have the length and both hashes that were taken when they
   came in; quotes stand in their texts, character by character; what was withheld or withdrawn is counted and named;
5. the checkpoint in the package is signed (Ed25519, C2SP signed note) and is of exactly this log; a checkpoint that was
   given to you earlier (--checkpoint) is of its beginning: nothing before it was changed, removed or reordered.

Take this file from a copy of corroborate that you trust, not from the package that it is to verify. A signature proves
that whoever holds the key signed, not who that is: compare the key with the one that the office gave you (--key).

The Ed25519 verification follows RFC 8032, sections 5.1 and 6, and is tested with its vectors. It is for verifying only.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import re
import struct
import sys
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the oldest Python that this runs on does not know these as types
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO, Union

    Bag = Union["Zip", "Folder"]
    Sums = tuple[str, str, int]
    Heads = dict[str, tuple[int, str]]
    Links = dict[tuple[str, int], str]
    Point = tuple[int, int, int, int]

FOLDER = "corroborate-package"
TAGS = ("bag-info.txt", "bagit.txt", "README.txt", "verify.py")
BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
ORIGIN = "corroborate/checkpoint/1"
FIRST = "0" * 64
_BLOCK = 1 << 20
_BIG, _MANY = 0xFFFFFFFF, 0xFFFF
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*\Z")
_HEX = re.compile(r"[0-9a-f]{64}\Z")


class Broken(Exception):
    """What does not hold."""


# --- the ZIP archive: every byte follows from the names and the contents ---


def local_header(name: bytes, crc: int, size: int) -> bytes:
    """What stands before a stored file."""
    big = size >= _BIG
    extra = struct.pack("<HHQQ", 1, 16, size, size) if big else b""
    said = _BIG if big else size
    fields = (0x04034B50, 45 if big else 20, 0, 0, 0, 0x21, crc, said, said, len(name), len(extra))
    return struct.pack("<IHHHHHIIIHH", *fields) + name + extra


def central_header(name: bytes, crc: int, size: int, offset: int) -> bytes:
    """What the directory at the end says of a stored file."""
    big = [number for number in (size, size, offset) if number >= _BIG]
    extra = struct.pack(f"<HH{len(big)}Q", 1, 8 * len(big), *big) if big else b""
    said, at = min(size, _BIG), min(offset, _BIG)
    fields = (0x02014B50, 0x31E, 45 if big else 20, 0, 0, 0, 0x21, crc, said, said, len(name), len(extra), 0, 0, 0)
    return struct.pack("<IHHHHHHIIIHHHHH", *fields) + struct.pack("<II", 0o100644 << 16, at) + name + extra


def end_of_archive(count: int, size: int, offset: int) -> bytes:
    """What stands after the directory."""
    large = b""
    if count >= _MANY or size >= _BIG or offset >= _BIG:
        fields = (0x06064B50, 44, 0x31E, 45, 0, 0, count, count, size, offset)
        large = struct.pack("<IQHHIIQQQQ", *fields) + struct.pack("<IIQI", 0x07064B50, 0, offset + size, 1)
    said = min(count, _MANY)
    return large + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, said, said, min(size, _BIG), min(offset, _BIG), 0)


class Zip:
    """The files of an archive that this program's sibling wrote; anything else in it is refused."""

    def __init__(self, path: str) -> None:
        self._file = open(path, "rb")  # noqa: SIM115 - closed by close()
        try:
            self._read()
        except BaseException:
            self._file.close()
            raise

    def _read(self) -> None:
        self.files: dict[str, tuple[int, int]] = {}
        directory = []
        while True:
            offset = self._file.tell()
            head = self._file.read(30)
            if head[:4] != b"PK\x03\x04":
                break
            if len(head) < 30:
                raise Broken(f"the archive is cut off at byte {offset}")
            crc, size, _, length, more = struct.unpack("<IIIHH", head[14:])
            name, extra = self._file.read(length), self._file.read(more)
            if size == _BIG and len(extra) == 20:
                size = struct.unpack("<HHQQ", extra)[2]
            if head + name + extra != local_header(name, crc, size):
                raise Broken(f"the archive's bytes at {offset} are not as they were written")
            at = self._file.tell()
            found = 0
            for block in _blocks(self._file, size):
                found = zlib.crc32(block, found)
            if found != crc:
                raise Broken(f"a file in the archive was changed (at byte {at})")
            text = name.decode("ascii", "replace")
            if text in self.files or not text.startswith(FOLDER + "/") or not _SAFE_NAME.match(text):
                raise Broken(f"the archive holds a file of a name that it cannot have: {text!r}")
            self.files[text[len(FOLDER) + 1 :]] = (at, size)
            directory.append(central_header(name, crc, size, offset))
        if not directory:
            raise Broken("this is no package of corroborate")
        self._file.seek(offset)
        whole = b"".join(directory)
        tail = whole + end_of_archive(len(directory), len(whole), offset)
        if self._file.read(len(tail) + 1) != tail:
            raise Broken("the archive's directory is not as it was written")

    def names(self) -> list[str]:
        return sorted(self.files)

    def blocks(self, name: str) -> Iterator[bytes]:
        at, size = self.files[name]
        self._file.seek(at)
        return _blocks(self._file, size)

    def close(self) -> None:
        self._file.close()


class Folder:
    """The files of an unpacked package. Links and anything else that is no plain file are refused."""

    def __init__(self, path: str) -> None:
        inner = os.path.join(path, FOLDER)
        self.files: dict[str, str] = {}
        self._path = inner if os.path.isdir(inner) and not os.path.exists(os.path.join(path, "bagit.txt")) else path
        for folder, folders, files in os.walk(self._path):
            for name in folders + files:
                whole = os.path.join(folder, name)
                inside = os.path.relpath(whole, self._path).replace(os.sep, "/")
                if os.path.islink(whole) or not (os.path.isfile(whole) or os.path.isdir(whole)):
                    raise Broken(f"{inside!r} is a link, or no plain file")
                if os.path.isfile(whole):
                    self.files[inside] = whole

    def names(self) -> list[str]:
        return sorted(self.files)

    def blocks(self, name: str) -> Iterator[bytes]:
        with open(self.files[name], "rb") as file:
            yield from iter(lambda: file.read(_BLOCK), b"")

    def close(self) -> None:
        pass


def _blocks(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size:
        block = file.read(min(size, _BLOCK))
        if not block:
            raise Broken("the archive is cut off")
        size -= len(block)
        yield block


def content(bag: Bag, name: str) -> bytes:
    """A whole file."""
    if name not in bag.files:
        raise Broken(f"{name} is missing")
    return b"".join(bag.blocks(name))


def lines(bag: Bag, name: str) -> Iterator[bytes]:
    """A file's lines, without their ends; the last has one too."""
    rest = b""
    for block in bag.blocks(name) if name in bag.files else ():
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
    if rest:
        raise Broken(f"the last line of {name} is cut off")


# --- the bag ---


def check_bag(bag: Bag) -> dict[str, Sums]:
    """The SHA-256 and SHA-512 and length of every payload file, where the bag is whole."""
    if content(bag, "bagit.txt") != BAGIT:
        raise Broken("bagit.txt does not declare a bag of version 1.0 in UTF-8")
    for name in bag.names():
        if not _SAFE_NAME.match(name):
            raise Broken(f"a file has a name that it cannot have: {name!r}")
    payload = [name for name in bag.names() if name.startswith("data/")]
    made = ("manifest-sha256.txt", "manifest-sha512.txt")
    wanted = {*TAGS, *made, *("tag" + name for name in made), *payload}
    for name in sorted(wanted ^ set(bag.files)):
        raise Broken(f"{name} is {'not listed' if name in bag.files else 'missing'}")
    found = {name: _sums(bag, name) for name in bag.names()}
    for place, algorithm in enumerate(("sha256", "sha512")):
        _check_manifest(bag, f"manifest-{algorithm}.txt", payload, found, place)
        _check_manifest(bag, f"tagmanifest-{algorithm}.txt", sorted([*TAGS, *made]), found, place)
    oxum = f"Payload-Oxum: {sum(found[name][2] for name in payload)}.{len(payload)}\n"
    if oxum.encode() not in content(bag, "bag-info.txt"):
        raise Broken("bag-info.txt gives another number of files or bytes")
    return {name: found[name] for name in payload}


def _check_manifest(bag: Bag, manifest: str, names: list[str], found: dict[str, Sums], place: int) -> None:
    said = content(bag, manifest).decode("utf-8", "replace")
    if said == manifest_of(names, found, place):
        return
    listed = {line.partition("  ")[2]: line.partition("  ")[0] for line in said.splitlines()}
    for name in names:
        if listed.get(name) != found[name][place]:
            raise Broken(
                f"{name} is not what {manifest} says" if name in listed else f"{manifest} does not list {name}"
            )
    for name in sorted(set(listed) - set(names)):
        raise Broken(f"{manifest} lists {name!r}, which is missing")
    raise Broken(f"{manifest} is not in its form")


def manifest_of(names: list[str], found: dict[str, Sums], place: int) -> str:
    """A manifest's text: one line for each file, sorted by name."""
    return "".join(f"{found[name][place]}  {name}\n" for name in sorted(names))


def _sums(bag: Bag, name: str) -> Sums:
    return sums(bag.blocks(name))


def sums(blocks: Iterable[bytes]) -> Sums:
    """SHA-256, SHA-512 and length of some bytes."""
    short, long, size = hashlib.sha256(), hashlib.sha512(), 0
    for block in blocks:
        short.update(block)
        long.update(block)
        size += len(block)
    return short.hexdigest(), long.hexdigest(), size


# --- the log ---


def canonical(value: Any) -> bytes:
    """RFC 8785 for what a log holds: no floats, and keys in ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def parsed(line: bytes, what: str) -> Any:
    """A line of canonical JSON."""
    try:
        value = json.loads(line)
        if canonical(value) == line:
            return value
    except (ValueError, RecursionError):
        pass
    raise Broken(f"{what} holds a line that is not in its form")


def check_log(bag: Bag) -> tuple[Heads, Links, dict[str, tuple[str, str]]]:
    """The last (place, hash) of every chain, every link's hash by (office, place), and each act's name by its words' hash."""
    heads: Heads = {}
    links: Links = {}
    acts: dict[str, tuple[str, str]] = {}
    for line in lines(bag, "data/log.jsonl"):
        values = parsed(line, "data/log.jsonl")
        if not isinstance(values, list) or len(values) != 7:
            raise Broken("data/log.jsonl holds something that is no entry")
        office, seq, at, act, told, previous, hash = values
        last, before = heads.get(office, (0, FIRST))
        if seq != last + 1 or previous != before:
            raise Broken(f"the log is broken before entry {seq} of office {office}")
        if digest(canonical(values[:6])) != hash:
            raise Broken(f"entry {seq} of office {office} was changed")
        heads[office] = (seq, hash)
        links[office, seq] = hash
        acts[told] = (act, at)
    return heads, links, acts


def check_told(
    bag: Bag, acts: dict[str, tuple[str, str]], sums_of: dict[str, Sums]
) -> tuple[int, int, Any, dict[str, str], int]:
    """What the acts tell: how many records and quotes, what is withheld or withdrawn, keys, times given by hand."""
    away = parsed(content(bag, "data/withheld.json").rstrip(b"\n"), "data/withheld.json")
    if not isinstance(away, dict) or set(away) != {"acts", "emptied", "objects"}:
        raise Broken("data/withheld.json is not in its form")
    told: set[str] = set()
    reports: dict[str, set[tuple[int, str]]] = {}
    texts: dict[str, str] = {}
    quoting: list[tuple[str, str, list[Any]]] = []
    keys: dict[str, str] = {}
    records = given = 0
    for line in lines(bag, "data/told.jsonl"):
        hash = digest(line)
        words = parsed(line, "data/told.jsonl")
        if hash not in acts or hash in told:
            raise Broken("data/told.jsonl tells of an act that is not in the log")
        if not isinstance(words, dict) or (words.get("act"), words.get("at")) != acts[hash]:
            raise Broken("an act is called otherwise in the log")
        told.add(hash)
        given += words.get("time") == "given"
        if words.get("vkey"):
            keys[words["vkey"]] = words.get("at", "")
        for record in words.get("records", ()):
            records += 1
            _check_record(record)
            body, kind = record["body"], record["kind"]
            if kind == "report":
                reports.setdefault(body["sha256"], set()).add(
                    (body["size"], record.get("beside", {}).get("sha512", ""))
                )
            elif kind == "text":
                texts[record["id"]] = body["content"]
            elif "text" in body:
                quoting.append((body["text"], record["id"], list(_quotes(body))))
    for hash in acts:
        if hash not in told and hash not in away["acts"] and hash not in away["emptied"]:
            raise Broken(f"what an act tells is missing ({hash[:12]})")
    _check_objects(reports, texts, sums_of, away)
    return records, _check_quotes(bag, texts, quoting), away, keys, given


def _check_record(record: Any) -> None:
    named = digest(record["kind"].encode("ascii") + b"\0" + canonical(record["body"]))
    if named != record["id"]:
        raise Broken(f"a {record['kind']} does not have its content's hash as its id ({record['id'][:12]})")


def _check_objects(
    reports: dict[str, set[tuple[int, str]]], texts: dict[str, str], sums_of: dict[str, Sums], away: Any
) -> None:
    names = {name: reports.get(name, set()) for name in (*reports, *texts.values())}
    for name, facts in sorted(names.items()):
        found = sums_of.get(f"data/originals/{name}") or sums_of.get(f"data/texts/{name}")
        if found is None:
            if name not in away["objects"]:
                raise Broken(f"the bytes of {name[:12]} are missing")
            continue
        if found[0] != name:
            raise Broken(f"the bytes of {name[:12]} are others")
        for size, sha512 in facts:
            if found[2] != size or (sha512 and found[1] != sha512):
                raise Broken(f"the bytes of {name[:12]} are not those that came in")
    for path in sums_of:
        kind, _, name = path[len("data/") :].partition("/")
        if kind in ("originals", "texts") and (name not in names or sums_of[path][0] != name):
            raise Broken(f"{path} is nothing that the log tells of")


def _check_quotes(bag: Bag, texts: dict[str, str], quoting: list[tuple[str, str, list[Any]]]) -> int:
    checked, last, words = 0, "", ""
    for text, id, quotes in sorted(quoting, key=lambda item: item[0]):
        name = texts.get(text, "")
        path = next((path for path in (f"data/texts/{name}", f"data/originals/{name}") if path in bag.files), "")
        if not path:
            continue
        if path != last:
            last, words = path, content(bag, path).decode("utf-8")
        for quote in quotes:
            checked += 1
            if words[quote["start"] : quote["end"]] != quote["words"]:
                raise Broken(f"a quote of {id[:12]} does not stand in its text")
    return checked


def _quotes(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        if set(value) == {"start", "end", "words"}:
            yield value
        for item in value.values():
            yield from _quotes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _quotes(item)


# --- checkpoints: signed notes (https://c2sp.org/signed-note) ---


def key_of(vkey: str) -> tuple[str, str, bytes]:
    """A verifier key `name+id+base64`: (name, id in 8 hex digits, the 32 bytes of an Ed25519 key)."""
    try:
        name, id, data = vkey.split("+", 2)
        raw = base64.b64decode(data, validate=True)
    except (ValueError, binascii.Error):
        raise Broken("this is no verifier key") from None
    if len(raw) != 33 or raw[0] != 1 or key_id(name, raw[1:]) != id:
        raise Broken("this is no verifier key for Ed25519")
    return name, id, raw[1:]


def key_id(name: str, public: bytes) -> str:
    """The first four bytes, as hex, of the hash of a key and its name."""
    return hashlib.sha256(name.encode() + b"\n\x01" + public).hexdigest()[:8]


def opened(note: bytes) -> tuple[str, list[tuple[str, str, bytes]]]:
    """A signed note: (its text, [(name, key id, signature)])."""
    try:
        text, signatures = note.decode("utf-8").rsplit("\n\n", 1)
        found = []
        for line in signatures.splitlines():
            dash, name, data = line.split(" ")
            raw = base64.b64decode(data, validate=True)
            if dash != "\u2014" or len(raw) != 68 or base64.b64encode(raw).decode() != data:
                raise ValueError
            found.append((name, raw[:4].hex(), raw[4:]))
    except (ValueError, binascii.Error):
        raise Broken("the checkpoint is not in its form") from None
    if not found or not signatures.endswith("\n"):
        raise Broken("the checkpoint is not signed")
    return text + "\n", found


def checkpoint_text(heads: Heads) -> str:
    """What a checkpoint says: where every office's chain stood."""
    rows = sorted((office, seq, hash) for office, (seq, hash) in heads.items())
    root = base64.b64encode(hashlib.sha256(canonical(rows)).digest()).decode()
    total = sum(seq for _, seq, _ in rows)
    return "".join([f"{ORIGIN}\n{total}\n{root}\n", *(f"{office} {seq} {hash}\n" for office, seq, hash in rows)])


def checkpoint(note: bytes, vkeys: Iterable[str]) -> tuple[Heads, str]:
    """The heads that a checkpoint names, and the key that signed it: one of `vkeys`, or nothing holds."""
    text, signatures = opened(note)
    known = {(name, id): public for name, id, public in map(key_of, vkeys)}
    heads: Heads = {}
    for line in text.splitlines()[3:]:
        parts = line.split(" ")
        if len(parts) != 3 or not parts[1].isdigit() or not _HEX.match(parts[2]):
            raise Broken("the checkpoint is not in its form")
        heads[parts[0]] = (int(parts[1]), parts[2])
    if checkpoint_text(heads) != text:
        raise Broken("the checkpoint is not in its form")
    for name, id, signature in signatures:
        if (name, id) in known and ed25519_verify(known[name, id], text.encode(), signature):
            return heads, f"{name}+{id}"
    raise Broken(
        "no known key signed the checkpoint: it is of another log, or this one was cut off before it told of the key (--key)"
    )


def check_prefix(heads: Heads, links: Links) -> None:
    """That the log goes through every head of a checkpoint."""
    for office, (seq, hash) in sorted(heads.items()):
        if (office, seq) not in links:
            raise Broken(f"the log of office {office} is shorter than the checkpoint, or gone: entry {seq} is missing")
        if links[office, seq] != hash:
            raise Broken(
                f"the log of office {office} is not the one that the checkpoint is of (at or before entry {seq})"
            )


_P = 2**255 - 19
_Q = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, _P - 2, _P) % _P
_I = pow(2, (_P - 1) // 4, _P)


def _add(a: Point, b: Point) -> Point:
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    m, n = (y1 - x1) * (y2 - x2) % _P, (y1 + x1) * (y2 + x2) % _P
    c, d = 2 * t1 * t2 * _D % _P, 2 * z1 * z2 % _P
    e, f, g, h = n - m, d - c, d + c, n + m
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(number: int, point: Point) -> Point:
    found = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = _add(found, point)
        point = _add(point, point)
        number >>= 1
    return found


def _point(data: bytes) -> Point | None:
    """The point that 32 bytes stand for; None where they stand for none."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, _P - 2, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _I % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = _P - x
    return x, y, 1, x * y % _P


_B = _point((4 * pow(5, _P - 2, _P) % _P).to_bytes(32, "little")) or (0, 1, 1, 0)


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature of 64 bytes holds for a message under a public key of 32 (RFC 8032, 5.1.7)."""
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r = _point(public), _point(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= _Q:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % _Q
    left, right = _times(s, _B), _add(r, _times(k, a))
    return not ((left[0] * right[2] - right[0] * left[2]) % _P or (left[1] * right[2] - right[1] * left[2]) % _P)


# --- all of it ---


def check(path: str, given: bytes | None = None, key: str | None = None, say: Callable[[str], object] = str) -> bool:
    """Check a package; what `Broken` says does not hold. `given` is a checkpoint's bytes, `key` a verifier key. Whether any
    checkpoint was there to hold it against.
    """
    bag = Folder(path) if os.path.isdir(path) else Zip(path)
    try:
        sums_of = check_bag(bag)
        say(f"holds: the bag is whole, {len(sums_of)} files, each with its SHA-256 and SHA-512")
        heads, links, acts = check_log(bag)
        say(f"holds: the log is unbroken, {len(links)} acts of {len(heads)} offices")
        records, quotes, away, keys, hands = check_told(bag, acts, sums_of)
        say(
            f"holds: {records} records have the hash of their content as their id, {quotes} quotes stand in their texts"
        )
        say(
            f"       withheld: {len(away['objects'])} originals or texts, {len(away['acts'])} acts; "
            f"withdrawn before: what {len(away['emptied'])} acts told; a time given by hand, not the clock's: {hands} acts"
        )
        if "data/checkpoint.txt" in bag.files:
            signed, by = checkpoint(content(bag, "data/checkpoint.txt"), [key] if key else list(keys))
            if signed != heads:
                raise Broken("the package's checkpoint is of another log")
            say(f"holds: the package's checkpoint is of this log, signed with {by}")
        elif key:
            raise Broken("the package is not signed")
        else:
            say("       the package is not signed: whoever made or cut it may have left something out at its end")
        if given is not None:
            earlier, by = checkpoint(given, [key] if key else list(keys))
            check_prefix(earlier, links)
            say(f"holds: nothing before the checkpoint given was changed, removed or reordered; signed with {by}")
    except (KeyError, TypeError, AttributeError, IndexError, UnicodeDecodeError, OverflowError) as error:
        raise Broken(f"something is not in its form ({type(error).__name__})") from error
    finally:
        bag.close()
    return "data/checkpoint.txt" in bag.files or given is not None


def main(arguments: list[str]) -> int:
    options: dict[str, str | None] = {"--checkpoint": None, "--key": None}
    paths: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word in options and rest:
            options[word] = rest.pop(0)
        else:
            paths.append(word)
    if len(paths) > 1 or any(path.startswith("-") for path in paths):
        print(__doc__)
        return 2
    path = paths[0] if paths else os.path.dirname(os.path.abspath(__file__))
    try:
        given = None
        if options["--checkpoint"]:
            with open(options["--checkpoint"], "rb") as file:
                given = file.read()
        signed = check(path, given, options["--key"], print)
    except (Broken, OSError) as error:
        print(f"DOES NOT HOLD: {error}")
        return 1
    if not signed:
        print("All that is here holds, and nobody signed it.")
        return 3
    print("Everything holds.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
