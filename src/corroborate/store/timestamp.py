"""A checkpoint in, an authority's word for when it existed out: RFC 3161 time stamps, for whoever asks for one.

Only a hash leaves: the authority learns that somebody had something stamped, and from which address. What it answers is
kept as it came, so that plain `openssl ts -verify` works on it years later. A stamp counts only when its signature, its
certificate and the hash hold against roots that the user named; without roots only its form is checked, and said so.
"""

from __future__ import annotations

import hashlib
import http.client
import urllib.error
import urllib.request
from typing import Any, Final

from corroborate.errors import StoreError, UseError

_LARGEST: Final = 1_000_000  # bytes of an answer
_SECONDS: Final = 30.0


class _Straight(urllib.request.HTTPRedirectHandler):
    """Goes nowhere but where the user said."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def stamp(data: bytes, authority: str) -> bytes:
    """What the authority at an http(s) address answers for the SHA-512 of `data`: a TimeStampResp in DER.

    Raises:
        UseError: the address is none, or the extra `timestamps` is not installed.
        StoreError: the authority cannot be reached, or granted no stamp for this.

    """
    client = _client()
    if not authority.startswith(("https://", "http://")):
        raise UseError("a time-stamping authority has an address", where=authority, do="give https://...")
    asked = client.TimestampRequestBuilder().data(data).cert_request(cert_request=True).nonce(nonce=True).build()
    headers = {"Content-Type": "application/timestamp-query"}
    request = urllib.request.Request(authority, asked.as_bytes(), headers)  # noqa: S310 - looked at above
    try:
        with urllib.request.build_opener(_Straight).open(request, timeout=_SECONDS) as answer:
            found: bytes = answer.read(_LARGEST + 1)
    except (OSError, urllib.error.URLError, http.client.HTTPException) as error:
        what = f"the time-stamping authority cannot be asked ({error})"
        raise StoreError(what, where=authority, do="try it again, or go without a stamp") from error
    _, nonce = _granted(client, found, authority)
    if nonce != asked.nonce:
        raise StoreError("the authority answered another request", where=authority, do="try another authority")
    if not _imprint_holds(client, found, data):
        raise StoreError("the authority stamped something else", where=authority, do="try another authority")
    return found


def holds(data: bytes, answer: bytes, roots: bytes, where: str = "time stamp") -> str:
    """When `data` existed, in words (ISO 8601, UTC), by an answer that verifies against `roots` (PEM).

    Raises:
        StoreError: the stamp does not verify.

    """
    from cryptography import x509  # noqa: PLC0415 - only who stamps needs it

    client = _client()
    time, _ = _granted(client, answer, where)
    try:
        trusted = x509.load_pem_x509_certificates(roots)
        verifier = client.VerifierBuilder()
        for root in trusted:
            verifier = verifier.add_root_certificate(root)
        verifier.build().verify_message(client.decode_timestamp_response(answer), data)
    except (ValueError, client.VerificationError) as error:
        raise StoreError(f"the time stamp does not verify ({error})", where=where, do="do not rely on it") from error
    return str(time.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _granted(client: Any, answer: bytes, where: str) -> tuple[Any, int | None]:
    try:
        found = client.decode_timestamp_response(answer)
        status = found.status
    except ValueError as error:
        raise StoreError(f"this is no answer of a time-stamping authority ({error})", where=where) from error
    if status != 0:
        raise StoreError(f"no time stamp was granted (status {status})", where=where)
    return found.tst_info.gen_time, found.tst_info.nonce


def _imprint_holds(client: Any, answer: bytes, data: bytes) -> bool:
    return bool(
        client.decode_timestamp_response(answer).tst_info.message_imprint.message == hashlib.sha512(data).digest()
    )


def _client() -> Any:
    try:
        import rfc3161_client  # noqa: PLC0415 - an extra
    except ImportError as error:
        what = "time stamps need the extra `timestamps`"
        raise UseError(what, do="install it: pip install 'corroborate[timestamps]'") from error
    return rfc3161_client
