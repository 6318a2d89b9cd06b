"""An office document's bytes go in (a ZIP of XML); out come the XML trees of its parts, bounded and inert.

Both layers can be made to explode, so the size after unpacking is bounded, and no entity, document type or address is
followed.
"""

from __future__ import annotations

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

from corroborate.errors import InputError

LARGEST: Final = 64 * 1024 * 1024  # bytes of one part, unpacked
_UNREAD: Final = {
    "pictures in it were not looked at: {}": re.compile(r"(?:word|xl)/media/."),
    "files that lie in it were not opened: {}": re.compile(r"(?:word|xl)/embeddings/."),
    "comments in it were not read": re.compile(r"(?:word|xl)/(?:comments|threadedComments)[^/]*(?:/[^/]*)?\.xml\Z"),
    "the heads and feet of its pages were left out": re.compile(r"word/(?:header|footer)[^/]*\.xml\Z"),
}
_RATIO: Final = 500  # a part that unpacks to more than so many times its size was made to explode, beyond a megabyte


@contextlib.contextmanager
def opened(data: bytes, kind: str, again: str) -> Iterator[zipfile.ZipFile]:
    """The archive of a document of this `kind` ("Word"); what goes wrong with it is an InputError that says `again`.

    Raises:
        InputError: it is no such document, is damaged or locked.

    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"an old or a locked {kind} file", do=f"save it anew without a password, or {again}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(set(archive.namelist())) < len(archive.namelist()):
                raise InputError(
                    f"two parts of the {kind} file have one name, so that programs differ on what it says", do=again
                )
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(f"the {kind} file is damaged or is none", do=again) from error


def unread(archive: zipfile.ZipFile) -> Iterator[str]:
    """What lies in a document beside the words that are read, as notes."""
    names = set(archive.namelist())
    for words, form in _UNREAD.items():
        count = sum(form.match(name) is not None for name in names)
        if count:
            yield words.format(count)


def part(archive: zipfile.ZipFile, name: str, again: str, strict: tuple[bytes, bytes] = (b"", b"")) -> Any:
    """The root of one part's XML, None where the file has no such part; `strict` is a namespace and what stands for it.

    Raises:
        InputError: it is too large, is no sound XML, or declares a document type.

    """
    from lxml import etree  # noqa: PLC0415 - slow to import, and plain text does without

    if name not in archive.namelist():
        return None
    info = archive.getinfo(name)
    if info.file_size > max(1_000_000, _RATIO * info.compress_size):
        raise InputError(f"its {name} unpacks to more than {_RATIO} times its size, as only a bomb does", do=again)
    with archive.open(info) as stream:
        xml = stream.read(LARGEST + 1)
    if len(xml) > LARGEST:
        raise InputError(f"its {name} is larger than {LARGEST // 1024**2} MB when unpacked", do=again)
    if strict[0]:
        xml = xml.replace(strict[0], strict[1])
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"its {name} is no sound XML", do=again) from error
    tree: Any = root.getroottree()
    if tree.docinfo.doctype:
        raise InputError(f"its {name} declares a document type, which no office file does", do=again)
    return root
