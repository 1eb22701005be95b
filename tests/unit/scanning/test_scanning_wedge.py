"""Keys and their times: which are a scanner and which a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanning.codes import label_code
from scanning.fakes import BurstScanner
from scanning.framer import MAX_FRAME_BYTES
from scanning.grammar import Grammar
from scanning.layout import ALPHABET, LayoutMap, arrives_on
from scanning.spoilt import spoilt
from scanning.wedge import Burst, KeyVerdict, Outcome, WedgeCollector

GRAMMAR = Grammar({"B": "bannos", "F": "flourlane"})
LABEL = label_code("B", 25771, "A")


def collector(prefix: str = "", suffix: str = "", layout: LayoutMap | None = None) -> WedgeCollector:
    """Return a collector with the kitchen's grammar."""
    return WedgeCollector(
        GRAMMAR.is_code,
        prefix=prefix,
        suffix=suffix,
        layout=layout,
        is_spoilt=lambda text: spoilt(text, GRAMMAR) is not None,
    )


def typed(wedge: WedgeCollector, code: str, layout: str = "") -> Burst | None:
    """How the scan of a code ends."""
    verdicts: list[KeyVerdict] = []
    scanner = BurstScanner(lambda key, at_s: verdicts.append(wedge.key(key, at_s)), layout=layout)
    scanner.scan(code, 10.0)
    return verdicts[-1].ended


def strike(wedge: WedgeCollector, text: str, pace_s: float, start_s: float = 10.0) -> list[KeyVerdict]:
    """Strike the keys of `text` at an even pace."""
    return [wedge.key(character, start_s + place * pace_s) for place, character in enumerate(text)]


@pytest.mark.parametrize("terminator", ["\r", "\n", "\t", "\x04"])
def test_a_burst_that_is_a_code_is_a_scan(terminator: str) -> None:
    """A code at a scanner's pace is a scan and its terminator goes nowhere."""
    verdicts = strike(collector(), LABEL + terminator, 0.01)
    assert all(verdict.hold and verdict.ended is None for verdict in verdicts[:-1])
    assert verdicts[-1] == KeyVerdict(Burst(Outcome.CODE, LABEL), hold=False, swallow=True)


def test_a_burst_without_terminator_ends_with_the_gap() -> None:
    """A scanner without terminator is served; its late Enter is swallowed, a person's later one is not."""
    wedge = collector()
    strike(wedge, LABEL, 0.01, start_s=10.0)
    assert wedge.gap_elapsed() == Burst(Outcome.CODE, LABEL)
    assert not wedge.holding
    assert wedge.key("\r", 10.2) == KeyVerdict(None, hold=False, swallow=True)
    assert wedge.key("\r", 10.21) == KeyVerdict(None, hold=False, swallow=False)


def struck(wedge: WedgeCollector, text: str, pauses: dict[int, float]) -> list[Burst]:
    """How keys end that are struck at a scanner's pace, with these pauses before the keys at these places."""
    at_s = 10.0
    ended = []
    for place, character in enumerate(text):
        at_s += pauses.get(place, 0.005)
        ended.append(wedge.key(character, at_s).ended)
    return [burst for burst in [*ended, wedge.gap_elapsed()] if burst is not None]


@pytest.mark.parametrize("place", range(4, len(LABEL) + 1))
def test_a_scan_that_stutters_is_whole(place: int) -> None:
    """One late key behind the fourth tears no scan: `B25771` of a label `B25771A7` would name other cakes."""
    assert struck(collector(), LABEL + "\r", {place: 0.14}) == [Burst(Outcome.CODE, LABEL)]


@pytest.mark.parametrize(
    ("pauses", "parts"),
    [({4: 0.16}, 2), ({4: 0.14, 6: 0.06}, 2), ({2: 0.06}, 2), ({1: 0.06, 2: 0.06, 3: 0.06}, 4)],
    ids=["for too long", "twice", "too early", "from the start"],
)
def test_what_stutters_otherwise_is_torn(pauses: dict[int, float], parts: int) -> None:
    """Only a burst that nobody types may pause, once: slower keys are a person's."""
    bursts = struck(collector(), LABEL, pauses)
    assert len(bursts) == parts
    assert "".join(burst.text for burst in bursts) == LABEL
    assert Burst(Outcome.CODE, LABEL) not in bursts


def test_each_scan_may_stutter() -> None:
    """The pause of one scan is not held against the next."""
    wedge = collector()
    scans = struck(wedge, f"{LABEL}\r{LABEL}\r", {5: 0.1, len(LABEL) + 6: 0.1})
    assert scans == [Burst(Outcome.CODE, LABEL)] * 2


def test_a_scan_right_behind_a_scan_is_another() -> None:
    """A pause longer than the gap parts two codes even if nobody asked in between."""
    wedge = collector()
    strike(wedge, LABEL, 0.01, start_s=10.0)
    verdicts = strike(wedge, LABEL + "\r", 0.01, start_s=11.0)
    assert verdicts[0] == KeyVerdict(Burst(Outcome.CODE, LABEL), hold=True)
    assert verdicts[-1].ended == Burst(Outcome.CODE, LABEL)


@given(st.text("abcdefgh B0123456789", min_size=1, max_size=12), st.floats(0.0505, 2.0))
def test_slow_keys_are_given_back_one_by_one(text: str, pace_s: float) -> None:
    """Slower than the gap, every key comes back, alone and in order, whatever it spells."""
    wedge = collector()
    verdicts = strike(wedge, text, pace_s)
    bursts = [verdict.ended for verdict in verdicts[1:]] + [wedge.gap_elapsed()]
    assert bursts == [Burst(Outcome.TYPING, character) for character in text]


@given(
    st.lists(
        st.tuples(st.sampled_from("aB1 #\r\t\x04"), st.sampled_from([0.0, 0.01, 0.05, 0.06, 1.0])),
        max_size=40,
    )
)
def test_no_key_is_lost_or_doubled(keys: list[tuple[str, float]]) -> None:
    """Every held key comes out again in order, exactly once; every other goes on or ends a burst."""
    wedge = collector()
    out, at_s = "", 10.0
    for text, pause_s in keys:
        at_s += pause_s
        verdict = wedge.key(text, at_s)
        out += verdict.ended.text if verdict.ended else ""
        out += "" if verdict.hold else text
    last = wedge.gap_elapsed()
    out += last.text if last else ""
    assert out == "".join(text for text, _ in keys)


@pytest.mark.parametrize("text", ["123", "as", "B1"])
def test_a_few_rolled_keys_are_typing(text: str) -> None:
    """Two or three keys that a person rolls over are typing, even where they would make a code."""
    verdict = strike(collector(), text + "\r", 0.02)[-1]
    assert verdict == KeyVerdict(Burst(Outcome.TYPING, text), hold=False, swallow=False)


def test_a_scanned_carton_of_milk_is_unreadable() -> None:
    """A scanner's burst that is no code is told apart from typing by its terminator."""
    verdict = strike(collector(), "9300675024235\r", 0.01)[-1]
    assert verdict.ended == Burst(Outcome.UNREADABLE, "9300675024235")
    wedge = collector()
    strike(wedge, "9300675024235", 0.01)
    assert wedge.gap_elapsed() == Burst(Outcome.TYPING, "9300675024235")


def test_ten_thousand_keys_are_one_refusal() -> None:
    """An endless burst is refused with its beginning, and the next scan works."""
    wedge = collector()
    verdict = strike(wedge, "9" * 10_000 + "\r", 0.001)[-1]
    assert verdict == KeyVerdict(Burst(Outcome.OVERLONG, "9" * MAX_FRAME_BYTES), hold=False, swallow=True)
    assert strike(wedge, LABEL + "\r", 0.01, start_s=100.0)[-1].ended == Burst(Outcome.CODE, LABEL)


def test_configured_prefix_and_suffix_come_off() -> None:
    """Where the scanner sends a prefix and a suffix, only a burst with both is a scan."""
    assert strike(collector("~", "!"), f"~{LABEL}!\r", 0.01)[-1].ended == Burst(Outcome.CODE, LABEL)
    ended = strike(collector("~", "!"), f"{LABEL}\r", 0.01)[-1].ended
    assert ended is not None
    assert ended.outcome is Outcome.UNREADABLE


def test_an_interruption_gives_back() -> None:
    """Keys held when a shortcut comes are typing."""
    wedge = collector()
    assert wedge.interrupt() is None
    strike(wedge, LABEL, 0.01)
    assert wedge.interrupt() == Burst(Outcome.TYPING, LABEL)
    assert not wedge.holding


def test_a_clock_that_jumps_back_parts_two_bursts() -> None:
    """Time stamps that run backwards never join keys into a burst."""
    wedge = collector()
    wedge.key("1", 10.0)
    assert wedge.key("2", 5.0).ended == Burst(Outcome.TYPING, "1")


@pytest.mark.parametrize("layout", ["French (AZERTY)", "Greek"])
def test_a_code_through_a_foreign_layout_is_spoilt(layout: str) -> None:
    """A scan that the layout changed is known for a scan: refused, and never text for a field."""
    burst = typed(collector(), LABEL, layout)
    assert burst == Burst(Outcome.SPOILT, arrives_on(layout, LABEL))


def test_a_misread_label_is_spoilt() -> None:
    """A wrong check character at a scanner's pace is a scan, whatever has the focus."""
    wrong = LABEL[:-1] + ("0" if LABEL[-1] != "0" else "1")
    assert typed(collector(), wrong) == Burst(Outcome.SPOILT, wrong)


def test_a_measured_layout_is_repaired_before_the_grammar() -> None:
    """With the map of the layout test, the code comes out as it was printed."""
    layout = "French (AZERTY)"
    found = LayoutMap({arrives_on(layout, character): character for character in ALPHABET})
    assert typed(collector(layout=found), LABEL, layout) == Burst(Outcome.CODE, LABEL)


def test_a_layout_that_has_changed_since_is_noticed() -> None:
    """With a map, a code that arrives whole came through another layout than the tested one: refused."""
    found = LayoutMap({arrives_on("French (AZERTY)", character): character for character in ALPHABET})
    assert typed(collector(layout=found), LABEL) == Burst(Outcome.SPOILT, LABEL)
