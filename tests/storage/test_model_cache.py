from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from itertools import chain
from pathlib import Path
from types import ModuleType

import pytest

from bot import bootstrap
from bot.faq.decision import Decision
from bot.faq.matcher import Matcher
from bot.faq.serialization import from_arrays, to_arrays
from bot.faq.training.fit import fit
from bot.programme import Matchers
from bot.settings import Settings
from bot.storage.model_cache import (
    code_of,
    experts,
    fitted,
    is_kept,
    key_of,
    matchers,
    read,
    write,
)
from bot.vocabulary import Language
from tests.faq.sample_knowledge import ARTICLES, shelf
from tests.faq.semantic.samples import left_out, real_encoder, taught, with_reranker

PROBES = {
    Language.JA: ("利用料はかかりますか？", "費用はいくらかかりますか", "明日は雨？", "印鑑"),
    Language.EN: ("Is there a fee?", "how much is the fee", "rain tomorrow?", "stamp"),
}


def decisions(matcher: Matcher) -> list[Decision]:
    return [matcher.decide(probe) for probe in PROBES[matcher.language]]


@pytest.mark.parametrize("language", Language)
def test_a_matcher_from_its_arrays_decides_the_same(language: Language) -> None:
    matcher = fit(shelf(), language)
    assert decisions(from_arrays(to_arrays(matcher))) == decisions(matcher)


@pytest.mark.parametrize("language", Language)
def test_a_kept_matcher_is_read_and_decides_the_same(language: Language, tmp_path: Path) -> None:
    first = fitted(matchers(shelf()), language, tmp_path / "new")
    (path,) = (tmp_path / "new").iterdir()
    again = read(path, key_of(matchers(shelf()), language), matchers(shelf()))
    assert again is not None
    assert decisions(again) == decisions(first)


def test_a_matcher_of_other_knowledge_is_not_used_and_is_replaced(tmp_path: Path) -> None:
    fitted(matchers(shelf(ARTICLES[:1])), Language.EN, tmp_path)
    assert fitted(matchers(shelf()), Language.EN, tmp_path).articles == (
        "coordinator",
        "fee",
        "seal",
    )
    (path,) = tmp_path.iterdir()
    assert read(path, key_of(matchers(shelf()), Language.EN), matchers(shelf())) is not None


def test_what_is_learnt_after_an_update_bears_the_name_of_the_code_that_learnt_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = key_of(matchers(shelf()), Language.EN)
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"the code of an update")
    assert key_of(matchers(shelf()), Language.EN) == before


def test_a_japanese_sentence_more_leaves_what_was_learnt_in_english_and_all_commands() -> None:
    first, *rest = ARTICLES
    longer = replace(first, ja=replace(first.ja, answer="利用料はかかりません。"))
    before, after = shelf(), shelf((longer, *rest))
    matcher = [key_of(matchers(after), each) == key_of(matchers(before), each) for each in Language]
    assert dict(zip(Language, matcher, strict=True)) == {Language.JA: False, Language.EN: True}
    known = bootstrap.content()
    one, other = (experts(known.commands, each, known.answers) for each in (before, after))
    assert all(key_of(one, each) == key_of(other, each) for each in Language)


def sets_in(value: object) -> Iterator[object]:
    """Whatever has no order of its own: its `repr` differs from process to process."""
    if isinstance(value, AbstractSet):
        yield value
    elif is_dataclass(value):
        yield from chain.from_iterable(sets_in(getattr(value, each.name)) for each in fields(value))
    elif isinstance(value, Mapping):
        yield from chain.from_iterable(map(sets_in, value.items()))
    elif isinstance(value, tuple | list):
        yield from chain.from_iterable(map(sets_in, value))


def test_what_was_learnt_bears_the_same_name_in_every_process() -> None:
    assert not [found for kind in bootstrap.programme().kinds for found in sets_in(kind.made_from)]


def test_code_is_known_by_all_of_its_files(tmp_path: Path) -> None:
    package = ModuleType("package")
    package.__path__ = [str(tmp_path)]
    (tmp_path / "one.py").write_text("a = 1", "utf-8")
    before = code_of(package)
    assert code_of(package) == before
    (tmp_path / "two.py").write_text("a = 2", "utf-8")
    assert code_of(package) != before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_file_that_was_cut_off_is_passed_over(share: float, tmp_path: Path) -> None:
    fitted(matchers(shelf()), Language.EN, tmp_path)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert read(path, key_of(matchers(shelf()), Language.EN), matchers(shelf())) is None
    assert decisions(fitted(matchers(shelf()), Language.EN, tmp_path)) == decisions(
        fit(shelf(), Language.EN)
    )
    assert path.stat().st_size >= len(whole) * 0.9


def test_it_is_known_whether_a_matcher_is_kept(tmp_path: Path) -> None:
    assert not is_kept(matchers(shelf()), Language.EN, tmp_path)
    fitted(matchers(shelf()), Language.EN, tmp_path)
    assert is_kept(matchers(shelf()), Language.EN, tmp_path)
    assert not is_kept(matchers(shelf(ARTICLES[1:])), Language.EN, tmp_path)
    assert not is_kept(matchers(shelf()), Language.JA, tmp_path)


def test_what_takes_a_second_look_is_kept_beside_what_does_not(tmp_path: Path) -> None:
    encoder = real_encoder()
    semantic = matchers(taught(), encoder=encoder)
    made = fitted(semantic, Language.EN, tmp_path)
    assert not is_kept(matchers(taught()), Language.EN, tmp_path)
    again = read(tmp_path / "matcher-semantic-en.npz", key_of(semantic, Language.EN), semantic)
    asked = [text for text, _ in left_out(Language.EN)]
    assert again is not None
    assert again.reranker is not None
    assert [*map(again.decide, asked)] == [*map(made.decide, asked)]
    newer = replace(encoder, version="0.3")
    assert not is_kept(matchers(taught(), encoder=newer), Language.EN, tmp_path)


def test_what_was_learnt_with_an_encoder_is_of_use_without() -> None:
    made = with_reranker(Language.EN)
    without = from_arrays(to_arrays(made))
    assert without.reranker is None
    asked = [text for text, _ in left_out(Language.EN)]
    by_words = replace(made, reranker=None)
    assert [*map(without.decide, asked)] == [*map(by_words.decide, asked)]


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    matcher = fitted(matchers(shelf()), Language.EN, tmp_path / "file" / "below")
    assert decisions(matcher) == decisions(fit(shelf(), Language.EN))


def test_nothing_half_written_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError, match="taken"):
        write(tmp_path / "taken", "key", to_arrays(fit(shelf(), Language.EN)))
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_without_a_folder_nothing_is_kept() -> None:
    matchers = Matchers(shelf())
    assert matchers(Language.EN) is matchers(Language.EN)


def test_the_folder_can_be_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MADOGUCHI_CACHE_DIR", str(tmp_path))
    assert Settings().cache_dir == tmp_path
