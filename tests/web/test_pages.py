"""What the pages show and what they can do: all that is decided has effect, is logged, and can be taken back."""

from __future__ import annotations

import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reviewed import AT, OWN, Pages, copied, made, plain, silent, visit

from corroborate import desk
from corroborate.records import Claim
from directions import Directions


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("pages"))


@pytest.fixture
def case(kept: Path, tmp_path: Path) -> Path:
    return copied(kept, tmp_path)


async def _every(pages: Pages) -> list[str]:
    """The address of every sort of page."""
    board = pages.review.board
    assert board is not None
    reports = [f"/report/{s.report.id}" for s in board.account.sources]
    claims = [s for s in board.account.statements.values() if isinstance(s, Claim)]
    edits = [f"/report/{board.report_of[c.text]}?edit={c.id}" for c in claims] + [f"{r}?edit=new" for r in reports[:2]]
    asked = [f"/?at={item.key}" for item in board.items] + [f"/queue/item/{item.key}" for item in board.items]
    tabs = [f"/?kind={kind}&show={show}" for kind in ("", "statement", "place", "actor", "copy", "failure", "loose end", "x")
            for show in ("open", "unsure", "all", "y")]  # fmt: skip
    incidents = [f"/incident/{i.key}" for i in board.account.incidents]
    searches = [
        "/search",
        "/search?q=Jableh",
        "/search?q=المرصد",
        "/search?harm=killed&state=open",
        "/search?since=never",
    ]
    return [
        "/",
        "/incidents",
        "/decisions",
        "/queue/rows?start=2",
        *tabs,
        *asked,
        *reports,
        *edits,
        *incidents,
        *searches,
    ]


class _Tags(HTMLParser):
    """The tags of a page, with what could run or be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_every_page_is_shown_and_no_words_of_a_report_become_markup(kept: Path) -> None:
    async def act(pages: Pages) -> None:
        whole = ""
        for path in await _every(pages):
            page = await pages.words(path)
            whole += page
            tags = _Tags()
            tags.feed(page)
            for tag, attrs in tags.found:
                assert tag not in ("img", "iframe", "object", "embed", "b") or tag == "b", path
                assert not any(name.startswith("on") or name == "style" for name in attrs), (path, tag, attrs)
                links = (attrs.get(name) or "/" for name in ("href", "src", "action"))
                assert all(re.match(r"[/#?]", link) for link in links), (path, attrs)
                if "data-order" in attrs:
                    order = json.loads(attrs["data-order"] or "")
                    assert set(order) == {"verdict", "about", "name", "value"}
                    assert order["about"]
                if tag == "script":
                    assert (attrs.get("src") or "").startswith("/static/") or attrs.get("type") == "application/json"
            assert "\u202e" not in page
            assert "<script>alert" not in page
            assert "<img" not in page
            assert "<b>Bold" not in page
        assert "&lt;script&gt;alert" in whole
        assert "&lt;b&gt;Bold&lt;/b&gt; &amp; &#34;Sons&#34;" in whole

    visit(kept, act)


def test_no_name_that_runs_from_the_right_turns_what_stands_beside_it(kept: Path) -> None:
    async def act(pages: Pages) -> None:
        for path in await _every(pages):
            assert Directions(await pages.words(path)).turned == [], path
        rows = await pages.words("/queue/rows?kind=statement")
        assert '<span class="under"><bdi>إذاعة المثال</bdi>, 8 March 2031</span>' in rows

    visit(kept, act)


def test_a_report_that_says_of_itself_what_its_file_says_was_captured_once(tmp_path: Path) -> None:
    told = {"@type": "NewsArticle", "datePublished": "2031-03-07", "publisher": {"name": "Example Daily"}}
    (tmp_path / "a.html").write_text(
        f'<script type="application/ld+json">{json.dumps(told)}</script><article><p>Shelling killed 112 people in Jableh.</p>',
        "utf-8",
    )
    (tmp_path / "a.html.toml").write_text('published = "2031-03-07"\npublisher = "Example Daily"', "utf-8")
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        work.add([tmp_path / "a.html"], silent)
        work.read(0, silent)

    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        (source,) = board.account.sources
        assert [c.how for c in source.captures] == ["file", "in the report"]
        page = await pages.words(f"/report/{source.report.id}")
        assert page.count("<dt>Captured</dt>") == page.count("<dt>Published</dt>") == page.count("<dt>File</dt>") == 1
        assert "2031-03-09 12:00:00 UTC, file</dd>" in page

    visit(tmp_path / "case", act)


def test_what_is_noted_of_a_text_and_of_a_part_stands_beside_it(tmp_path: Path) -> None:
    hidden = b"<article><p>Shelling killed 112 people in Jableh.</p><p hidden>Nobody was killed.</p></article>"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.html", (2031, 3, 8, 10, 0, 0)), hidden)
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        work.add([tmp_path / "a.zip"], silent)
        work.read(0, silent)

    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        (source,) = board.account.sources
        page = await pages.words(f"/report/{source.report.id}")
        assert "<dt>Note</dt><dd><bdi>The archive dates it 2031-03-08 10:00:00" in page
        assert page.count("<dt>Note</dt>") == 2

    visit(tmp_path / "case", act)


def test_a_text_is_shown_whole_with_its_facts(kept: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        for source in board.account.sources:
            page = await pages.words(f"/report/{source.report.id}")
            assert source.report.sha256 in page
            if source.text is None:
                assert "gave no text" in page
                assert "gave no text" in await pages.words(f"/report/{source.report.id}?edit=new")
                continue
            spans = re.findall(r'<span data-o="(\d+)"[^>]*>([^<]*)</span>', page)
            for start, words in spans:
                said = (
                    words.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#34;", '"')
                    .replace("&#39;", "'")
                    .replace("&amp;", "&")
                )
                there = source.text.content[int(start) : int(start) + len(said)]
                assert all(a in (b, "\ufffd") for a, b in zip(said, there, strict=True))
            shown = sum(len(w) for w in re.sub(r"&\w+;|&#\d+;", "x", "".join(w for _, w in spans)))
            assert shown == len(source.text.content.replace("\n", ""))

    visit(kept, act)


def test_arabic_runs_from_the_right_and_each_figure_in_its_own_direction(kept: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        arabic = next(s for s in board.account.sources if s.text and "جبلة" in s.text.content)
        page = await pages.words(f"/report/{arabic.report.id}")
        assert re.search(r'<div class="text" id="text" dir="rtl"', page)
        for figure in ("١٢–١٥", "1,383"):
            assert re.search(rf'<bdi dir="ltr"[^>]*><span[^>]*>{figure}</span></bdi>', page)
        english = next(s for s in board.account.sources if s.text and "between 12 and 15" in s.text.content)
        assert re.search(r'<bdi dir="auto" class="fig"[^>]*><span[^>]*>between 12 and 15</span></bdi>',
                         await pages.words(f"/report/{english.report.id}"))  # fmt: skip

    visit(kept, act)


def test_a_decision_has_effect_is_listed_and_is_taken_back(case: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        claim = next(s for s in board.account.statements.values() if isinstance(s, Claim) and s.figure.words == "131")
        key = f"s{claim.id[:15]}"
        before = await pages.words("/?kind=statement")
        assert f'data-key="{key}"' in before
        answer = await pages.decide("rejected", [claim.id], why="it is <of> another year", key="k" * 16)
        assert answer.json()["progress"]["looked"] == 1
        assert f'data-key="{key}"' not in await pages.words("/?kind=statement")
        assert f'data-key="{key}" data-state="done"' in await pages.words("/?kind=statement&show=all")
        history = plain(await pages.words("/decisions"))
        assert "N. N. rejected killed: 131" in history
        assert "it is &lt;of&gt; another year" in history
        assert claim.id not in pages.review.make().account.statements
        told = (await pages.get("/api/news")).json()
        whole = len(pages.review.board.account.statements) + 1
        assert (told["progress"]["looked"], told["progress"]["statements"]) == (1, whole)
        assert told["decisions"][0]["keys"] == {key: "done"}
        assert "left out" in plain(await pages.words(f"/report/{board.report_of[claim.text]}"))
        undone = await pages.decide("revoked", ["k" * 16], why="a slip", key="u" * 16)
        progress = undone.json()["progress"]  # at once, before any board has it again
        assert (progress["looked"], progress["statements"]) == (0, whole)
        assert claim.id in pages.review.make().account.statements
        assert f'data-key="{key}"' in await pages.words("/?kind=statement")
        assert [d.verdict for d in pages.review.work.made()] == ["rejected", "revoked"]

    visit(case, act)


def test_a_decision_that_another_person_overruled_is_told_from_one_that_holds(case: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        about = [next(iter(board.account.statements))]

        async def ends() -> list[str]:
            body = (await pages.words("/decisions")).partition("<tbody>")[2].partition("</tbody>")[0]
            return ["".join(re.findall(r'class="tag">([^<]*)', row)) for row in body.split("</tr>")[:-1]]

        await pages.decide("accepted", about, key="a" * 16)
        await pages.decide("rejected", about, by="M. M.", why="it is of another year")
        assert await ends() == ["", "decided anew"]
        await pages.decide("revoked", ["a" * 16], why="a slip")
        assert await ends() == ["", "", "taken back"]

    visit(case, act)


def test_the_same_order_twice_is_one_decision_even_after_a_new_start(case: Path) -> None:
    made_at = {"key": "a" * 16, "made": "2031-03-10T08:00:00Z"}

    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        id = next(i.about[0] for i in board.items if i.sort == "statement")
        first = (await pages.decide("accepted", [id], **made_at)).json()
        assert (await pages.decide("accepted", [id], **made_at)).json()["id"] == first["id"]
        assert len(pages.review.work.made()) == 1

    visit(case, act)
    visit(case, act)


def test_two_people_see_each_others_decisions_and_neither_loses_any(case: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        ids = [i.about[0] for i in board.items if i.sort == "statement"][:3]
        seen = int(re.search(r'data-made="(\d+)"', await pages.words("/"))[1])
        await pages.decide("accepted", [ids[0]], by="N. N.")
        await pages.decide("rejected", [ids[0]], by="M. M.")
        await pages.decide("accepted", [ids[1]], by="M. M.")
        news = (await pages.get(f"/api/news?after={seen}")).json()
        assert [(d["by"], d["verdict"]) for d in news["decisions"]] == [
            ("N. N.", "accepted"), ("M. M.", "rejected"), ("M. M.", "accepted")
        ]  # fmt: skip
        assert news["decisions"][1]["keys"] == {f"s{ids[0][:15]}": "done"}
        with desk.opened(case) as other:  # another program on the same folder, at the same time
            other.decide("accepted", [ids[2]], "from a terminal", "O. O.")
        news = (await pages.get(f"/api/news?after={news['made']}")).json()
        assert [(d["by"], d["verdict"]) for d in news["decisions"]] == [("O. O.", "accepted")]
        assert news["progress"]["looked"] == 3
        assert news["stale"]

    visit(case, act)


def test_what_was_decided_without_a_connection_stays_behind_what_came_since(case: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        id = next(i.about[0] for i in board.items if i.sort == "statement")
        await pages.decide("rejected", [id], by="M. M.")
        late = await pages.decide("accepted", [id], by="N. N.", made="2031-03-01T08:00:00Z")
        assert late.json()["at"] == "2031-03-01T08:00:00Z"
        assert pages.review.answers()[1].counts(id) is False
        answered = await pages.decide("accepted", [id], by="N. N.", why="seen", made="2031-03-01T08:00:00Z",
                                      after=pages.review.work.made()[-1].at)  # fmt: skip
        assert answered.json()["at"] > late.json()["at"]
        assert pages.review.answers()[1].counts(id) is True

    visit(case, act)


def test_a_place_an_actor_a_join_and_a_failure_are_answered(case: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        sorts = {item.sort for item in board.items}
        assert {"statement", "place", "actor", "copy", "failure", "loose end"} <= sorts
        place, actor = (board.item[pages.key(sort)] for sort in ("place", "actor"))
        assert (
            await pages.decide("placed", list(place.about), name=place.name, value="gn:169577@SY")
        ).status_code == 200
        said = await pages.decide("identified", list(actor.about), name=actor.name, value="the coast's guard")
        assert said.status_code == 200
        copy = board.item[pages.key("copy")]
        assert (await pages.decide("different", list(copy.about))).status_code == 200
        failure = board.item[pages.key("failure")]
        await pages.decide("noted", list(failure.about), name=failure.asked)
        states = {board.item[key].sort: state for key, (state, _) in pages.review.states(board).items()}
        assert states == dict.fromkeys(("place", "actor", "copy", "failure"), "done")
        after = pages.review.make()
        assert place.key not in after.item
        assert actor.key not in after.item
        assert copy.key not in after.item
        assert "the coast's guard" in {party.side for party in after.account.parties}
        assert (await pages.get("/api/news")).json()["progress"]["answered"] == 4

    visit(case, act)


def test_a_claim_is_corrected_and_another_coded_in_arabic(case: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        old = next(s for s in board.account.statements.values() if isinstance(s, Claim) and s.figure.words == "131")
        words = {"words": "40 of them women", "start": None}
        form = {"text": old.text, "harm": "killed", "figure": {"words": "40"}, "low": 40, "high": 40, "whom": words,
                "status": "civilian", "sorts": ["women"], "places": [{"words": "Jableh"}], "start": "2031-03-06",
                "end": "2031-03-06", "speakers": [{"words": "The Syrian Observatory for Human Rights", "kind": "organisation"}],
                "part_of": {"words": "131"}}  # fmt: skip
        answer = await pages.code(form, old=old.id)
        assert answer.status_code == 200, answer.text
        arabic = next(s for s in board.account.sources if s.text and "جبلة" in s.text.content)
        assert arabic.text is not None
        start = arabic.text.content.index("١٢–١٥")
        coded = {"text": arabic.text.id, "harm": "killed", "figure": {"words": "١٢–١٥", "start": start}, "low": 12, "high": 15,
                 "places": [{"words": "جبلة"}], "speakers": [{"words": "المرصد السوري لحقوق الإنسان"}]}  # fmt: skip
        assert (await pages.code(coded)).status_code == 200
        after = pages.review.make().account.statements
        claims = [s for s in after.values() if isinstance(s, Claim)]
        assert old.id not in after
        (new,) = [c for c in claims if c.victims.quote and c.victims.quote.words == "40 of them women"]
        assert (new.victims.status, new.victims.sorts, new.part_of.words) == ("civilian", ("women",), "131")
        (hand,) = [c for c in claims if c.figure.words == "١٢–١٥"]
        assert (str(hand.count), hand.figure.start, hand.speakers[0].quote is not None) == ("12 to 15", start, True)
        assert plain(await pages.words(f"/report/{arabic.report.id}")).count("١٢–١٥") >= 2
        for change, words in (
            ({"figure": {"words": "thirteen"}}, "does not stand in the text"),
            ({"harm": "annoyed"}, "none of the known words"),
            ({"low": 15, "high": 12}, "above high"),
            ({"start": "2031-13"}, "month must be"),
            ({"low": None, "high": None}, "bounds or a vague word"),
        ):
            refused = await pages.code(coded | change)
            assert refused.status_code == 409, refused.text
            assert words in refused.json()["problem"]
        assert (await pages.code(form, old=new.id)).json()["problem"].startswith(new.id[:12])

    visit(case, act)


def test_a_search_finds_both_languages_and_keeps_to_filters(case: Path) -> None:
    async def act(pages: Pages) -> None:
        def reports(page: str) -> set[str]:
            return set(re.findall(r'<h2><a href="/report/(\w+)"', page))

        everything = reports(await pages.words("/search?until=2032"))
        assert len(everything) == 6
        arabic = reports(await pages.words("/search?q=والمرصد"))
        assert len(arabic) == 1
        assert (
            arabic == reports(await pages.words("/search?q=١٣٨٣")) == reports(await pages.words("/search?q=مقتل مدنيا"))
        )
        assert len(reports(await pages.words('/search?q="car bomb"'))) == 1
        assert reports(await pages.words('/search?q="bomb car"')) == set()
        assert "<mark>Jableh</mark>" in await pages.words("/search?q=jableh")
        daily = reports(await pages.words("/search?source=daily"))
        assert len(daily) == 1
        assert len(reports(await pages.words("/search?q=Jableh&since=2031-03-08&until=2031-03-08"))) == 2
        assert len(reports(await pages.words("/search?place=Homs&harm=injured"))) == 1
        board = pages.review.board
        assert board is not None
        id = next(s.id for s in board.account.statements.values() if isinstance(s, Claim) and s.figure.words == "131")
        await pages.decide("rejected", [id])
        assert len(reports(await pages.words("/search?state=rejected"))) == 1
        assert "is no day" in await pages.words("/search?since=never")

    visit(case, act)


ODD = st.one_of(
    st.text(max_size=40), st.sampled_from(["0" * 64, "../..", "\x00", "C1", "R1", "%", "'", "a" * 3000, "-1", "٣"])
)
PATHS = ("/report/{}", "/incident/{}", "/queue/item/{}", "/static/{}", "/?at={}", "/?kind={}", "/search?q={}", "/search?since={}",
         "/search?place={}", "/queue/rows?start={}", "/decisions?start={}", "/api/news?after={}", "/api/places?name={}",
         "/api/count?words={}", "/api/land?west={}&south=1&east=2&north=3", "/report/{}?edit={}&back={}&at={}")  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PATHS), ODD), min_size=1, max_size=12))
def test_no_page_fails_on_odd_words(kept: Path, asked: list[tuple[str, str]]) -> None:
    from urllib.parse import quote

    async def act(pages: Pages) -> None:
        for path, words in asked:
            answer = await pages.get(path.replace("{}", quote(words.encode("utf-8", "replace"), safe="")))
            assert answer.status_code < 500, (path, words, answer.text[-300:])

    visit(kept, act)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)
FIELDS = ("key", "verdict", "about", "by", "why", "name", "value", "made", "after", "claim", "old", "text", "figure")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["/api/decide", "/api/code"]), st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=9) | JSON,
       st.booleans())  # fmt: skip
def test_no_odd_order_fails_or_is_kept(kept: Path, path: str, said: object, right: bool) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        body = said
        if right and isinstance(said, dict):
            base = {"key": "z" * 16, "verdict": "same", "about": [board.items[0].about[0]], "by": "N.", "why": "w"}
            body = {**base, **{k: v for k, v in said.items() if k in base}}
        before = pages.review.work.made()
        raw = json.dumps(body)  # with numbers that a client of ours would not send: Infinity, NaN
        answer = await pages.client.post(path, content=raw, headers=OWN | {"content-type": "application/json"})
        assert 400 <= answer.status_code < 500, answer.text
        assert "problem" in answer.json()
        assert pages.review.work.made() == before

    visit(kept, act)


def test_what_cannot_be_decided_is_refused_in_words(case: Path) -> None:
    async def act(pages: Pages) -> None:
        board = pages.review.board
        assert board is not None
        id = next(i.about[0] for i in board.items if i.sort == "statement")
        for verdict, about, more, status, words in (
            ("accepted", ["0" * 64], {}, 404, "no record has this id"),
            ("same", [id], {}, 409, "is said of"),
            ("placed", [board.account.sources[0].report.id], {"name": "Jableh", "value": "moon"}, 409, "is no place"),
            ("explained", [id, id], {"value": "weather"}, 409, "is said of"),
            ("revoked", ["nothing-like-it"], {}, 404, "this is no id"),
            ("accepted", [id], {"why": "  "}, 409, "without a reason"),
            ("accepted", [id], {"by": ""}, 422, "by:"),
            ("coded", [id], {}, 422, "verdict:"),
        ):
            answer = await pages.decide(verdict, about, **more)
            assert answer.status_code == status, answer.text
            assert words in answer.json()["problem"]
        assert pages.review.work.made() == ()

    visit(case, act)


def test_nothing_tells_anybody_whatever_the_environment_says(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")

    async def act(pages: Pages) -> None:
        from opentelemetry import metrics, trace

        assert (await pages.get("/")).status_code == 200
        assert type(trace.get_tracer_provider()).__name__ == "ProxyTracerProvider"
        assert "Proxy" in type(metrics.get_meter_provider()).__name__

    visit(kept, act)


def test_every_page_says_of_which_case_it_is_and_a_copy_is_the_same_case(
    kept: Path, case: Path, tmp_path: Path
) -> None:
    found: list[str] = []

    async def act(pages: Pages) -> None:
        found.extend(re.findall(r'data-case="([0-9a-f]{16})"', await pages.words("/decisions")))

    for one in (kept, case, made(tmp_path / "other")):
        visit(one, act)
    assert len(found) == 3
    assert found[0] == found[1] != found[2]
