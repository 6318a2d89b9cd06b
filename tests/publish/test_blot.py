from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.publish import blot
from corroborate.publish.blot import Blot, FileNames, Hidden, replaced
from corroborate.publish.release import FILE_WITHHELD, NAME_WITHHELD, PLACE_WITHHELD
from corroborate.records import Span

HELD = "[name withheld]"
AMINA = Blot.of(["Amina Darwish"], ["Darwish Bridge", "Jubata"]).within(["Amina Darwish"])


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Amina Darwish died.", f"{HELD} died."),
        ("AMINA-DARWISH died.", f"{HELD} died."),
        ("Am\u00adina Darw\u200bish died.", f"{HELD} died."),
        ("Amîna\nDarwīsh died.", f"{HELD} died."),
        ("Darwish’s aunt", f"{HELD}’s aunt"),
        ("the Darwish Bridge", "the Darwish Bridge"),
        ("the Darwishes and Aminata", f"the {HELD} and Aminata"),
        ("Darwishian", "Darwishian"),
    ],
)
def test_a_name_is_found_however_it_is_written(words: str, shown: str) -> None:
    assert AMINA.words(words) == shown


def test_a_name_within_a_hashtag_is_found_and_no_other_tag_goes() -> None:
    assert AMINA.words("#JusticeForDarwish and #Justice") == f"{HELD} and #Justice"


def test_letters_written_onto_a_name_do_not_hide_it() -> None:
    arabic = Blot.of(["ليلى حداد"], []).within(["ليلى حداد"])
    assert arabic.words("قتلت وليلى حداد") == f"قتلت {HELD}"
    assert arabic.words("لَيْلَى حدّاد") == HELD


def test_another_reports_name_is_blotted_whole_and_not_by_its_parts() -> None:
    elsewhere = Blot.of(["Amina Darwish", "Ali"], [])
    assert elsewhere.words("Amina Darwish, Darwish, Ali") == f"{HELD}, Darwish, Ali"


def test_a_persons_own_name_is_never_spared_for_being_public_too() -> None:
    assert Blot.of(["Darwish"], ["Darwish"]).within(["Darwish"]).words("Darwish fled") == f"{HELD} fled"


def test_particles_and_initials_are_no_names() -> None:
    assert Blot.of([], []).within(["Ali bin Saleh al-Nur"]).words("al, bin, Ali, Nur") == f"al, bin, {HELD}, {HELD}"


def test_known_spans_are_blotted_whatever_they_hold() -> None:
    assert AMINA.hidden("a boy called Jubata", [Span(13, 19)]) == (Hidden(13, 19),)


@pytest.mark.parametrize(
    "words",
    [
        "amina.d@mail.example", "amina (at) mail dot example", "amina [at] mail.example", "@amina_d", "+963 41 555 0142",
        "00963415550142", "0933 555 014", "(021) 555-0142", "WhatsApp: 963933555014", "tel. no. 5550142", "phone is 555 0142",
        "٠٩٣٣٥٥٥٠١٤", "٠٩٣٣ ٥٥٥ ٠١٤", "۰۹۳۳۵۵۵۰۱۴", "０９３３ ５５５ ０１４", "＋９６３ ４１ ５５５ ０１４２", "+963\u200e 41 555\u200e 0142",
        "wa.me/963933555014", "https://wa.me/963933555014?text=hi", "t.me/amina_d", "https://t.me/+AbCdEf", "signal.me/#p/+963933555014",
        "m.me/amina.d", "viber://chat?number=963933555014", "tel:+963933555014", "sms:0933555014", "https://api.whatsapp.com/send?phone=1",
        "هاتف: 933555014", "هاتفه ٩٣٣٥٥٥٠١٤", "موبايل 555014", "جوالها 93-355-5014", "واتساب رقم 963933555014", "للتواصل على ٩٣٣ ٥٥٥ ٠١٤",
        "mobile number 933-555-014", "call us at 933 555 014", "телефон 933 555 014", "teléfono 933 555 014", "0933 55 50 14",
        "0933–555–014", "(0)21-555 0142", "963933555014", "passport no. 9887123", "amina[dot]d[at]mail[dot]example", "amina＠mail.example",
        "Passport N1234567", "refugee card, 123-45C67890", "prisoner number 4471-B", "facebook.com/amina.d.77", "u/amina_d", "Skype: amina.d7",
        "https://news.example/amina-darwish-dead", "amina AT mail DOT example", "amina@mail", "plate number AB 123 CD",
        "licence plate: Idlib 554223", "number plate 554-223", "car registration 34 AB 1234", "لوحة رقم 554223",
    ],
)  # fmt: skip
def test_how_somebody_is_reached_goes_whoever_it_is(words: str) -> None:
    assert Blot.of([], []).words(f"Ask {words}, 20 were killed.") == f"Ask {NAME_WITHHELD}, 20 were killed."


@pytest.mark.parametrize(
    "words",
    [
        "35.36123, 35.92661",
        "35.3612N 35.9266E",
        "35°21'40\"N",
        "8G4P2WX4+2V",
        "///filled.count.soap",
        "37S DV 12345 67890",
    ],
)
def test_an_exact_spot_goes(words: str) -> None:
    assert PLACE_WITHHELD in Blot.of([], []).words(f"It lies at {words}, and 20 were killed.")
    assert words[:5] not in Blot.of([], []).words(f"It lies at {words}, and 20 were killed.")


@pytest.mark.parametrize(
    "words",
    [
        "745 to 1,383 people", "on 07.03.2031 and 2031-03-08", "at 0800 hours, 200 people", "1.5 to 2.25 million", "€ 35.361",
        "3.141, 200 people", "12/03/2031", "grew by 0.125, 0.5 and 1.25", "rows 10-15", "G20+EU", "C4 345 678", "10:30 - 11:45",
        "called 12 people on 12.03.2031", "by telephone on 07.03.2031", "قتل ٢٠ مدنيا في ٠٧/٠٣/٢٠٣١", "٧٤٥–١٬٣٨٣", "1 250 000 people", "at 08:00, 07/03/2031",
        "reached 1,200,000", "the number is 200 to 300", "numbers 12 and 13", "calls 12 345 people", "Signal: nine, 3: 4", "2030-2031",
        "called in 2031 2,000", "see https://post.example/2031/03/08/a", "the toll reached 745 to 1383", "from 0600 to 1800", "identity of 200",
    ],
)  # fmt: skip
def test_figures_days_and_hours_stay(words: str) -> None:
    assert Blot.of([], []).words(words) == words


def test_a_name_in_another_script_goes_with_the_name_and_alone() -> None:
    assert AMINA.words("Amina Darwish (أمينة درويش), 9") == f"{NAME_WITHHELD} ({NAME_WITHHELD}), 9"
    assert AMINA.words("Amina Darwish (a teacher), 9") == f"{NAME_WITHHELD} (a teacher), 9"
    read = Blot.of([], ["المرصد السوري"]).within([], foreign=True)
    assert read.words("named as أمينة, says المرصد السوري; 745") == f"named as {NAME_WITHHELD}, says المرصد السوري; 745"


def test_a_file_called_by_a_plain_word_goes_where_it_is_quoted() -> None:
    names = FileNames.of(["dev", "pipe", "mona"])
    assert names.without("it is a device or a pipe, and no file") == "it is a device or a pipe, and no file"
    assert names.without("in it, “mona”: it is locked") == f"in it, “{FILE_WITHHELD}”: it is locked"
    assert names.without("mona: cannot be opened") == f"{FILE_WITHHELD}: cannot be opened"


def test_a_name_that_a_line_parts_goes_in_every_place_parted_or_joined() -> None:
    broken = Blot.of(["Jessa Wyn-\nmarrow"], []).within(["Jessa Wyn-\nmarrow"])
    for words in ("Jessa Wyn-\nmarrow", "JESSA WYN- MARROW", "Jessa Wynmarrow", "Wynmar-\nrow", "Wynmarrow"):
        assert broken.words(f"{words} left") == f"{NAME_WITHHELD} left"
    whole = Blot.of(["Jessa Wynmarrow"], [])
    assert whole.words("Jes-\nsa Wyn-\n marrow, pre- and post-war") == f"{NAME_WITHHELD}, pre- and post-war"


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/darwish-amina", "https://a.example/aminadarwish", "https://a.example/~adarwish/x", "a.example/darwishfamily",
        "https://amina.example/darwish", "https://darwishamina.example/", "https://a.example/?q=darwish_in_town", "https://wa.me/963933555014",
    ],
)  # fmt: skip
def test_an_address_that_holds_a_name_is_told(address: str) -> None:
    assert AMINA.names(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/2031/745-killed",
        "https://t.me/coastdispatch/123",
        "https://a.example/amin",
        "https://a.example/?id=1731234567890",
    ],
)
def test_any_other_address_is_not(address: str) -> None:
    assert not AMINA.names(address)


def test_another_reports_name_is_told_in_an_address_by_two_of_its_words() -> None:
    elsewhere = Blot.of(["Amina Darwish", "Halwan Tessaly"], ["Halwan"])
    assert elsewhere.names("https://a.example/darwish-and-amina")
    assert not elsewhere.names("https://a.example/darwish")
    assert not elsewhere.names("https://a.example/halwan")


def test_a_place_written_onto_other_letters_is_told_in_an_address() -> None:
    fine = Blot.of([], [], ["Jubata"])
    assert fine.names("https://jubatanews.example/")
    assert fine.names("https://a.example/newjubata/1")


def test_file_names_and_paths_go() -> None:
    assert "list" not in FileNames.of(["list.pdf"]).without("list.pdf is bad (/srv/list.pdf, C:\\cases\\list.pdf)")
    assert FileNames.of([]).without("read https://a.example/b/c") == "read https://a.example/b/c"
    names = FileNames.of([f"scan-{n}" for n in range(2_000)] + ["ab"])
    assert names.without("scan-1999, scan-19, scan-7x, scan, ab") == ", ".join(
        [FILE_WITHHELD, FILE_WITHHELD, f"{FILE_WITHHELD}x", "scan", "ab"]
    )


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_is_left_between_any_words(before: str, after: str) -> None:
    assert "Amina Darwish" not in AMINA.words(f"{before} Amina Darwish {after}")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_spans_are_sorted_and_apart(words: str, ends: list[tuple[int, int]]) -> None:
    own = [Span(min(a, b), max(a, b)) for a, b in ends]
    found = AMINA.hidden(words, own)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))
    assert replaced("x" * 61, [Hidden(s.start, s.end, "") for s in found]).count("x") == 61 - sum(
        s.end - s.start for s in found
    )


@given(st.lists(st.from_regex(blot._MAY_BE_CONTACT, alphabet=st.characters(codec="ascii")) | st.text()).map(" ".join))
def test_whether_there_may_be_a_telephone_number_is_told_alike_of_ascii_and_of_other_words(words: str) -> None:
    assert blot._may_be_contact(words) == bool(blot._MAY_BE_CONTACT.search(words))
