"""The heads of all chains in, a signed note out: what somebody else keeps, so that nothing before it can be changed.

A checkpoint names, for every office, how far its chain had come and the hash there. It is a C2SP signed note
(https://c2sp.org/signed-note), signed with the case's Ed25519 key. Who holds it can show later that the log still goes
through exactly these points. It tells how many acts there were, and no word of them.

The key lies in the case, readable by its owner alone; its public half (a *verifier key*) stands in the log. Whoever has
the case has the key: the signature says that a checkpoint is of this case, and the copy kept elsewhere is what proves.
"""

from __future__ import annotations

import base64
import binascii
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from corroborate.errors import StoreError
from corroborate.store import expert
from corroborate.store.log import Entry
from corroborate.store.secret import Box
from corroborate.store.turn import write_whole

KEY_FILE: Final = "signing.key"


def make(heads: Iterable[Entry], seed: bytes, name: str) -> bytes:
    """The checkpoint of some heads, signed under the key of 32 bytes that is called `name`."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - few commands sign

    text = expert.checkpoint_text({head.office: (head.seq, head.hash) for head in heads})
    key = Ed25519PrivateKey.from_private_bytes(seed)
    id = expert.key_id(name, key.public_key().public_bytes_raw())
    signature = base64.b64encode(bytes.fromhex(id) + key.sign(text.encode())).decode()
    return f"{text}\n\u2014 {name} {signature}\n".encode()


def verifier(seed: bytes, name: str) -> str:
    """The verifier key of a signing key, in the form of a signed note's."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - few commands sign

    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return f"{name}+{expert.key_id(name, public)}+{base64.b64encode(bytes([1]) + public).decode()}"


def new_key() -> bytes:
    """A new signing key: 32 bytes by chance."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - few commands sign

    return Ed25519PrivateKey.generate().private_bytes_raw()


def write_key(path: Path, seed: bytes, name: str, box: Box | None) -> None:
    """Write a signing key, readable by its owner alone, and encrypted where there is a box.

    Raises:
        StoreError: it cannot be written; then there is none.

    """
    id = verifier(seed, name).split("+")[1]
    data = f"PRIVATE+KEY+{name}+{id}+{base64.b64encode(bytes([1]) + seed).decode()}\n".encode()
    try:
        write_whole(path, box.seal(data, KEY_FILE) if box else data)
    except OSError as error:
        what = f"cannot write the signing key ({os.strerror(error.errno or 0)})"
        raise StoreError(what, where=str(path), do="free some space, and try again") from error


def read_key(path: Path, box: Box | None) -> tuple[bytes, str]:
    """The 32 bytes and the name of the signing key at `path`.

    Raises:
        StoreError: it is not there, or not what was written.

    """
    if not path.exists():
        what = "the signing key is gone (where no copy has it, `corroborate configure` makes another)"
        raise StoreError(what, where=str(path), do="restore it from a copy")
    try:
        data = path.read_bytes()
        text = (box.open(data, KEY_FILE) if box else data).decode("utf-8")
        _, _, name, _, secret = text.rstrip("\n").split("+", 4)
        raw = base64.b64decode(secret, validate=True)
        id = verifier(raw[1:], name).split("+")[1]
        if text == f"PRIVATE+KEY+{name}+{id}+{base64.b64encode(bytes([1]) + raw[1:]).decode()}\n":
            return raw[1:], name
    except (OSError, ValueError, binascii.Error) as error:
        raise StoreError("the signing key cannot be read", where=str(path), do="restore it from a copy") from error
    raise StoreError("the signing key was changed", where=str(path), do="restore it from a copy")
