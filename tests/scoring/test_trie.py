import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.trie import Letters, Trie, longest

WORDS = st.text("甲乙丙AB1", min_size=1, max_size=4)


def hits(text: str, *phrases: str) -> list[str]:
    trie = Trie(phrases)
    starts, ends, numbers = longest(trie, Letters.of([text]))
    found = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert found == [phrases[number] for number in numbers]
    return found


def test_the_longest_phrase_wins_and_hides_those_inside_it() -> None:
    assert hits("铝合金压铸件", "压铸", "铝合金压铸", "铝合金") == ["铝合金压铸"]


def test_overlapping_phrases_both_stay() -> None:
    assert hits("铸件缺陷检测", "铸件缺陷", "缺陷检测") == ["铸件缺陷", "缺陷检测"]


def test_latin_phrases_match_whole_words_only() -> None:
    assert hits("MESH与MES，S7-1200", "MES", "S7") == ["MES", "S7"]


def test_nothing_is_found_in_an_empty_text() -> None:
    assert hits("", "压铸") == []


@pytest.mark.parametrize("phrases", [[""], ["压铸", "压铸"]])
def test_empty_and_repeated_phrases_are_refused(phrases: list[str]) -> None:
    with pytest.raises(ValueError, match="distinct"):
        Trie(phrases)


@given(st.sets(WORDS, min_size=1), st.lists(st.text("甲乙丙AB1 ", max_size=12), max_size=4))
def test_the_walk_finds_every_phrase_at_every_place(phrases: set[str], texts: list[str]) -> None:
    trie = Trie(sorted(phrases))
    letters = Letters.of(texts)
    joined = "".join(f"{text}\n" for text in texts)
    found = {
        (place, trie.phrases[number])
        for _, places, numbers in trie.walk(letters)
        for place, number in zip(places.tolist(), numbers.tolist(), strict=True)
    }
    assert found == {(i, p) for p in phrases for i in range(len(joined)) if joined.startswith(p, i)}
