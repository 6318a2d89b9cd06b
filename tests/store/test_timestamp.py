"""Time stamps (RFC 3161) against a small authority on loopback, which is openssl; and plain `openssl ts` believes them."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from corroborate import desk
from corroborate.errors import StoreError, UseError
from corroborate.store import timestamp

AT = "2031-03-09T12:00:00Z"
CONFIG = """
[req]
distinguished_name = dn
x509_extensions = ca
prompt = no
[dn]
CN = {name}
[ca]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = main
[main]
serial = {folder}/serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""
pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is the authority")


def _openssl(folder: Path, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["openssl", *words], cwd=folder, capture_output=True, text=True, check=check)


def _authority(folder: Path, name: str) -> Path:
    folder.mkdir()
    (folder / "conf").write_text(CONFIG.format(name=name, folder=folder))
    (folder / "serial").write_text("01\n")
    new = ("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-config", "conf")
    _openssl(folder, *new, "-x509", "-days", "2", "-keyout", "ca.key", "-out", "ca.pem")
    _openssl(folder, *new, "-subj", f"/CN={name} stamps", "-keyout", "tsa.key", "-out", "tsa.csr")
    sign = ("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2")
    _openssl(folder, *sign, "-extfile", "conf", "-extensions", "signer", "-out", "tsa.pem")
    return folder


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _authority(tmp_path_factory.mktemp("tsa") / "one", "Example authority")


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[bytes], bytes]], str]]:
    servers: list[HTTPServer] = []

    def begin(answer: Callable[[bytes], bytes]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = self.rfile.read(int(self.headers["Content-Length"]))
                data = answer(asked)
                self.send_response(200 if data else 503)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *given: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


def _replies(folder: Path) -> Callable[[bytes], bytes]:
    def reply(asked: bytes) -> bytes:
        (folder / "asked.tsq").write_bytes(asked)
        reply = ("ts", "-reply", "-config", "conf", "-section", "main", "-queryfile", "asked.tsq")
        _openssl(folder, *reply, "-signer", "tsa.pem", "-inkey", "tsa.key", "-out", "said.tsr")
        return (folder / "said.tsr").read_bytes()

    return reply


def test_a_checkpoint_is_stamped_and_openssl_believes_it(authority: Path, serve, tmp_path: Path) -> None:
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        note, stamp = work.checkpoint(tmp_path / "cp.txt", serve(_replies(authority)))
        checked, wrong = work.verify(note, stamp=stamp, roots=authority / "ca.pem")
        assert wrong == ()
        assert "existed on 20" in checked
    verify = ("ts", "-verify", "-data", str(note), "-in", str(stamp), "-CAfile", "ca.pem")
    assert "Verification: OK" in _openssl(authority, *verify).stdout
    note.write_bytes(note.read_bytes() + b" ")
    assert _openssl(authority, *verify, check=False).returncode


def test_what_does_not_verify_is_no_time_stamp(authority: Path, serve, tmp_path: Path) -> None:
    good = timestamp.stamp(b"words", serve(_replies(authority)))
    roots = (authority / "ca.pem").read_bytes()
    assert timestamp.holds(b"words", good, roots).endswith("Z")
    other = _authority(tmp_path / "other", "Another authority")
    wrong = [
        (b"other words", good, roots), (b"words", good, (other / "ca.pem").read_bytes()), (b"words", b"", roots),
        (b"words", good[:-20], roots), (b"words", good[:-20] + bytes(20), roots), (b"words", b"\x30\x03\x02\x01\x00", roots),
        (b"words", good, b"no certificate"), (b"words", good, b""),
    ]  # fmt: skip
    for data, answer, trusted in wrong:
        with pytest.raises(StoreError):
            timestamp.holds(data, answer, trusted)


def test_an_authority_that_answers_something_else_is_refused(authority: Path, serve) -> None:
    good = timestamp.stamp(b"words", serve(_replies(authority)))
    for answer in (b"words", good, b"\x30\x05\x30\x03\x02\x01\x02", b"x" * 2_000_000, b""):
        with pytest.raises(StoreError):
            timestamp.stamp(b"words", serve(lambda _, answer=answer: answer))
    with pytest.raises(StoreError, match="cannot be asked"):
        timestamp.stamp(b"words", "http://127.0.0.1:9/")
    with pytest.raises(UseError, match="address"):
        timestamp.stamp(b"words", "file:///etc/hostname")
