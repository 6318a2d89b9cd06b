"""A PDF's bytes go in; out comes its text as paragraphs, or an `InputError` with what to do where it holds none.

A PDF knows lines at places on a page, and no paragraphs. Lines are joined where they are full, words where a line
breaks them, and what every page repeats at its head or foot is left out, with a note. Letters that exist only for
print (ligatures, the shapes of Arabic letters) become the letters they stand for; nothing else is folded, since a
small raised 2 is the mark of a footnote and would turn 1,383² into a figure of five digits.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from corroborate.errors import InputError
from corroborate.texts.extracted import Extracted, join, squeeze

_PAGES: Final = 5_000
_FAILED: Final = "pages that could not be read"
_AGAIN: Final = "print it to a new PDF and give that"
_PRINTED: Final = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC: Final = re.compile("[\u0620-\u06ff]")
_BULLET: Final = re.compile(r"[-*•‣◦▪●–—·\uf0b7]\s|\(?\d{1,2}[.)]\s")
_WHITE: Final = {b"g": [1.0], b"rg": [1.0, 1.0, 1.0], b"k": [0.0, 0.0, 0.0, 0.0]}  # what makes the ink white
_SHOWS: Final = frozenset({b"Tj", b"TJ", b"'", b'"'})
_ENDS: Final = re.compile(r"[.!?…؟۔:][\"'”’»)\]]*\Z")


def read(data: bytes) -> Extracted:
    """The text of a PDF and its title.

    Raises:
        InputError: it is no PDF, is locked, cannot be read, or holds pictures of pages and no text.

    """
    import pypdf  # noqa: PLC0415 - slow to import, and other formats do without

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _opened(data)
    notes: list[str] = []
    pages = [_lines(words) for words in _pages(reader, notes)]
    content = join(_paragraphs(_bare(pages, notes)))
    if not content:
        raise _empty(reader, notes)
    if _attached(reader):
        notes.append("files are attached to it, and were not opened; save them and give them too")
    if _ARABIC.search(content):
        notes.append("Arabic in a PDF: check its figures against the page, since words and digits may change places")
    return Extracted(content, _title(reader), notes=tuple(notes), maker=f"pdf/1 pypdf {pypdf.__version__}")


def _attached(reader: Any) -> bool:
    """Whether files lie in a PDF; what is broken there is not looked into."""
    try:
        return "/EmbeddedFiles" in reader.trailer["/Root"].get_object()["/Names"].get_object()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a broken file may raise anything, and its words can be read
        return False


def _opened(data: bytes) -> Any:
    from pypdf import PdfReader  # noqa: PLC0415 - as above
    from pypdf.errors import DependencyError  # noqa: PLC0415

    if b"%PDF-" not in data[:1024]:
        raise InputError("it is no PDF", do="give the file the name its kind has")
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = len(reader.pages) if not locked else 0
    except MemoryError:
        raise
    except DependencyError as error:
        raise InputError("the PDF is encrypted in a way that cannot be opened here", do=_AGAIN) from error
    except Exception as error:
        raise InputError(
            f"the PDF cannot be read ({type(error).__name__})", do="print it to a new PDF and give that"
        ) from error
    if locked:
        raise InputError("the PDF is locked with a password", do="save it without one and give that")
    if count > _PAGES:
        raise InputError(f"the PDF has {count} pages, more than {_PAGES}", do="give it in parts")
    return reader


def _pages(reader: Any, notes: list[str]) -> Iterator[str]:
    """The words of each page; a page that cannot be read is named and left out."""
    failed, hidden, white = [], [], []
    for number in range(len(reader.pages)):
        modes: set[str] = set()
        try:
            words = reader.pages[number].extract_text(visitor_operand_before=_watch(modes))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a broken page may raise anything, and the others can be read
            failed.append(number + 1)
            continue
        if "3" in modes:
            hidden.append(number + 1)
        if "white" in modes:
            white.append(number + 1)
        yield words
    if failed:
        notes.append(f"{_FAILED}: {_listed(failed)}")
    if white:
        notes.append(f"pages with words in white, which may not be seen: {_listed(white)}")
    if hidden:
        notes.append(f"pages with words that the page does not show, such as a scan's: {_listed(hidden)}")


def _watch(modes: set[str]) -> Any:
    """Notes how a page draws its letters: "3" where it draws none of their ink, "white" where it draws in white."""
    filled = ""

    def watch(operator: bytes, operands: list[Any], *_: object) -> None:
        nonlocal filled
        if operator == b"Tr" and operands:  # the way letters are drawn; 3 draws nothing
            modes.add(str(operands[0]))
        elif operator in _WHITE:
            filled = "white" if _numbers(operands) == _WHITE[operator] else ""
        elif operator in _SHOWS and filled:
            modes.add(filled)

    return watch


def _numbers(operands: list[Any]) -> list[float]:
    try:
        return [float(operand) for operand in operands]
    except (TypeError, ValueError):
        return []


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:10])) + (f" and {len(numbers) - 10} more" if len(numbers) > 10 else "")


def _lines(words: str) -> list[str]:
    words = words.encode("utf-8", "replace").decode("utf-8").replace("\x00", "").replace("\xad", "")
    words = _PRINTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), words)
    return [squeeze(line) for line in words.split("\n")]


def _bare(pages: list[list[str]], notes: list[str]) -> list[str]:
    """The lines of all pages without the head and foot that most of three or more pages share."""
    edges = Counter(mask for page in pages for mask in {_mask(line) for line in _edges(page)})
    shared = {mask for mask, times in edges.items() if len(pages) >= 3 and 5 * times >= 3 * len(pages)}
    lines, left = list[str](), list[str]()
    for page in pages:
        drop = {index for index in _edge_places(page) if _mask(page[index]) in shared}
        left += [page[index] for index in sorted(drop)]
        kept = [line for index, line in enumerate(page) if index not in drop]
        lines += "\n".join(kept).strip("\n").split("\n")  # a page's end is no paragraph's
    if left:
        notes.append(f"page heads and feet were left out, as in: {left[0]}")
    return lines


def _edge_places(page: list[str]) -> list[int]:
    filled = [index for index, line in enumerate(page) if line]
    return sorted({*filled[:1], *filled[-1:]})


def _edges(page: list[str]) -> list[str]:
    return [page[index] for index in _edge_places(page)]


def _mask(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined to paragraphs: a line goes on unless it is short, and ends a sentence or meets a capital."""
    widths = sorted(len(line) for line in lines if line)
    usual = widths[9 * len(widths) // 10] if widths else 0
    known = Counter(word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line))
    words = ""
    for line, after in pairwise([*lines, ""]):
        words = _joined(words, line, known)
        if not after or not line or _BULLET.match(after) or (4 * len(line) < 3 * usual and _parted(line, after)):
            yield words
            words = ""


def _parted(line: str, after: str) -> bool:
    return bool(_ENDS.search(line)) or not after[0].islower()


def _joined(words: str, line: str, known: Counter[str]) -> str:
    """`words` with the next line; a word broken by a hyphen is whole again where the text elsewhere writes it so."""
    broken = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)-\Z", words)
    rest = re.match(r"[^\W\d_]+", line)
    if not broken or not rest or not rest[0][0].islower():
        return f"{words} {line}" if words else line
    whole, hyphened = f"{broken[1]}{rest[0]}".lower(), f"{broken[1]}-{rest[0]}".lower()
    keep = "-" in broken[1] or known[hyphened] > known[whole]
    return (words if keep else words[:-1]) + line


def _empty(reader: Any, notes: list[str]) -> InputError:
    if any(note.startswith(_FAILED) for note in notes):
        return InputError("none of its pages could be read", do=_AGAIN)
    try:
        pictures = any(len(page.images) for page in list(reader.pages)[:5])
    except Exception:  # noqa: BLE001 - only the wording of the reason hangs on it
        pictures = False
    if pictures:
        return InputError("no text layer: a scanned page", do="run OCR and add the result beside it")
    return InputError("no text in it", do="add its words as a text file beside it")


def _title(reader: Any) -> str:
    try:
        return squeeze(str(reader.metadata.title or "")) if reader.metadata else ""
    except Exception:  # noqa: BLE001 - a title is worth no failure
        return ""
