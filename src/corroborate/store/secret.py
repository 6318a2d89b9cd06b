"""A passphrase in, the keys of a case out: encryption at rest, for a case that may be taken away.

Everything that holds words is encrypted: objects of the archive (AES-256-GCM, a nonce of its own each, bound to its name),
the whole ledger with its log and its write-ahead log (SQLCipher: AES-256 with an HMAC for each page), and the signing key.
Names on the disk are HMACs, so that nobody can look whether a known file is in the archive. What stays readable is
`case.toml`, how many objects there are, how long each is, and when each was written.

The keys come from one chance number of 256 bits (HKDF-SHA256), which lies in `case.key`, wrapped (AES-256-GCM) under a key
that Argon2id makes of the passphrase (RFC 9106). Without the passphrase nothing can be read or repaired, by anybody.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corroborate.canonical import canonical, digest
from corroborate.errors import StoreError, UseError
from corroborate.store.turn import write_whole

KEY_FILE: Final = "case.key"
_NONCE: Final = 12  # bytes
_HEAD: Final = b"corroborate\x00\x01"
_COST: Final = {"lanes": 4, "memory": 262144, "passes": 3}  # 256 MiB, about a second
_KIND: Final = "corroborate case key 1"
_MOST: Final = 1 << 22  # KiB that a damaged file may ask for
_LEAST: Final = 12  # characters of a passphrase


@dataclass(frozen=True)
class Box:
    """One key: what it seals can be opened by it alone, and only under the same label."""

    key: bytes

    def seal(self, data: bytes, label: str) -> bytes:
        """Encrypt and authenticate `data`; `label` is authenticated with it."""
        nonce = secrets.token_bytes(_NONCE)
        return _HEAD + nonce + bytes(_cipher(self.key).encrypt(nonce, data, label.encode()))

    def open(self, sealed: bytes, label: str) -> bytes:
        """What was sealed.

        Raises:
            ValueError: it was changed, or sealed with another key or under another label.

        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - only an encrypted case needs it

        start = len(_HEAD) + _NONCE
        if sealed[: len(_HEAD)] != _HEAD:
            raise ValueError("this was not sealed here")
        try:
            return bytes(_cipher(self.key).decrypt(sealed[len(_HEAD) : start], sealed[start:], label.encode()))
        except InvalidTag as error:
            raise ValueError("it was changed, or sealed with another key") from error

    def name(self, name: str) -> str:
        """What something called `name` is called on the disk: an HMAC-SHA256, as hex digits."""
        return hmac.new(self.key, name.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Keys:
    """The keys of a case: for objects and small files, for their names, and for the ledger (64 hex digits)."""

    objects: Box
    names: Box
    ledger: str


def make(folder: Path, passphrase: str) -> Keys:
    """New keys for a case, under a passphrase; `case.key` is written.

    Raises:
        UseError: the passphrase is too short.

    """
    master = secrets.token_bytes(32)
    _wrap(folder / KEY_FILE, master, passphrase)
    return _keys(master)


def change(folder: Path, old: str, new: str, told: Mapping[str, str]) -> str:
    """Put the keys of a case under another passphrase; the SHA-256 of `case.key` then. What is `told` of the change (when, by
    whom) lies in it, encrypted: who is cut off there and then cannot tell the log.

    Raises:
        UseError: the old one is wrong, or the new one is too short.

    """
    master = _unwrap(folder / KEY_FILE, old)
    sealed = _keys(master).objects.seal(canonical(dict(told)), KEY_FILE)
    return _wrap(folder / KEY_FILE, master, new, told=sealed.hex())


def changed(folder: Path, keys: Keys) -> tuple[str, dict[str, str]] | None:
    """The SHA-256 of `case.key` and what was told when its passphrase was changed; None where it never was.

    Raises:
        StoreError: `case.key` is not what was written.

    """
    path = folder / KEY_FILE
    try:
        data = path.read_bytes()
        sealed = _in_form(data).get("told")
        return (digest(data), json.loads(keys.objects.open(bytes.fromhex(sealed), KEY_FILE))) if sealed else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError("the case's key cannot be read", where=str(path), do="restore it from a copy") from error


def unlock(folder: Path, passphrase: str) -> Keys:
    """The keys of a case.

    Raises:
        UseError: the passphrase is wrong.
        StoreError: `case.key` is not what was written.

    """
    return _keys(_unwrap(folder / KEY_FILE, passphrase))


def _wrap(path: Path, master: bytes, passphrase: str, **more: str) -> str:
    if len(passphrase) < _LEAST:
        raise UseError(f"a passphrase has at least {_LEAST} characters", do="take several words that belong to nobody")
    head: dict[str, Any] = {"kind": _KIND, "kdf": "argon2id", "salt": secrets.token_hex(16), **_COST, **more}
    wrapped = Box(_stretched(passphrase, head)).seal(master, canonical(head).decode())
    data = canonical({**head, "wrapped": wrapped.hex()}) + b"\n"
    write_whole(path, data)
    return digest(data)


def _unwrap(path: Path, passphrase: str) -> bytes:
    try:
        said = _in_form(path.read_bytes())
        wrapped = bytes.fromhex(said.pop("wrapped"))
        key = _stretched(passphrase, said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError("the case's key cannot be read", where=str(path), do="restore it from a copy") from error
    try:
        return Box(key).open(wrapped, canonical(said).decode())
    except ValueError as error:
        what = "the passphrase is wrong, or the case's key was changed"
        raise UseError(what, where=str(path), do="try again, or restore the file from a copy") from error


def _in_form(data: bytes) -> dict[str, Any]:
    said = json.loads(data)
    if canonical(said) + b"\n" != data or said["kind"] != _KIND or not 8 <= said["memory"] <= _MOST:
        raise ValueError("no key of this version")
    return dict(said)


def _stretched(passphrase: str, head: dict[str, Any]) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - only an encrypted case needs it
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    salt = bytes.fromhex(head["salt"])
    try:
        maker = Argon2id(
            salt=salt, length=32, iterations=head["passes"], lanes=head["lanes"], memory_cost=head["memory"]
        )
    except UnsupportedAlgorithm as error:
        raise UseError("this build of `cryptography` has no Argon2id", do="install it from a wheel") from error
    return maker.derive(passphrase.encode("utf-8"))


def _keys(master: bytes) -> Keys:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - only an encrypted case needs it
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    def derived(use: str) -> bytes:
        return HKDF(SHA256(), 32, None, f"corroborate {use} 1".encode()).derive(master)

    return Keys(Box(derived("objects")), Box(derived("names")), derived("ledger").hex())


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - only an encrypted case needs it

    return AESGCM(key)
