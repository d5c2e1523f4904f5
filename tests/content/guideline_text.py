"""A made-up guideline with the numbers of the real one and words of our own, and changes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

from bot.content.source.tree import Tree

CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII")
SYLLABLES = "あかさたなはまやらわいきしちにひみりうくすつぬふむゆる"


@dataclass
class Node:
    """One clause as it is written. `origin` is its number in the guideline before any change."""

    origin: str
    words: str
    items: list[Node] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)

    def below(self, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Node]]:
        """This clause and all below it, each with its number by where it stands."""
        yield path, self
        for number, item in enumerate(self.items, start=1):
            yield from item.below((*path, str(number)))
        for number, note in enumerate(self.notes, start=1):
            yield from note.below((*path, f"n{number}"))


Guideline = list[Node]
Change = Callable[[Random, Guideline], None]


def guideline_of(tree: Tree) -> Guideline:
    """The sections that the registry describes, in the words of its gists."""
    data = tree.clauses.data
    assert isinstance(data, dict)
    sections = [Node("", f"{mark}の見出し") for mark in ROMANS[:6]]
    for clause, entry in data.items():
        node = sections[ROMANS.index(clause.split(".")[0])]
        for mark in clause.split(".")[1:]:
            siblings = node.notes if mark.startswith("n") else node.items
            place = int(mark.removeprefix("n"))
            while len(siblings) < place:
                siblings.append(Node("", f"{clause}の前の見出し"))
            node = siblings[place - 1]
        node.origin, node.words = clause, f"{entry['gist']['ja']}（{entry['gist']['en']}）"
    return sections


def placed(guideline: Guideline) -> list[tuple[str, Node]]:
    """Every clause with its number."""
    sections = zip(ROMANS, guideline, strict=False)
    return [(".".join(way), n) for mark, top in sections for way, n in top.below((mark,))]


def written(guideline: Guideline) -> str:
    """The guideline as a text."""
    lines, holding = [], {name.rpartition(".")[0] for name, _ in placed(guideline)}
    headed = {name.rpartition(".")[0] for name in holding}
    for name, node in placed(guideline):
        path, ending = name.split("."), f"{node.words}\n"
        mark = path[-1]
        if len(path) == 1:
            lines.append(f"{mark}. {ending}")
        elif path[:2] == ["V", mark] and mark.startswith("n"):
            lines.append(f"{'【留意事項】' if mark == 'n1' else ''}\n{mark[1:]}. {ending}")
        elif mark.startswith("n"):
            lines.append(f"※ {ending}")
        elif path[1].startswith("n"):
            lines.append(f"- {ending}")
        elif len(path) == 2:
            lines.append(f"{mark}. {ending}")
        elif len(path) == 3 and ".".join(path[:2]) in headed:
            lines.append(f"({mark}) {ending}")
        else:
            lines.append(f"- {CIRCLES[int(mark) - 1]} {ending}")
    return "\n".join(lines)


def lists(guideline: Guideline) -> list[list[Node]]:
    """Every list of items that has two or more, none of them holding others."""
    found = [node.items for _, node in placed(guideline) if len(node.items) > 1]
    return [items for items in found if not any(item.items or item.notes for item in items)]


def some_words(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(12, 40)))


def reword(random: Random, guideline: Guideline) -> None:
    node = random.choice([node for _, node in placed(guideline) if node.origin])
    place = random.randrange(len(node.words))
    node.words = (
        f"{node.words[:place]}{some_words(random)[: random.randint(1, 9)]}{node.words[place:]}"
    )


def change_a_number(random: Random, guideline: Guideline) -> None:
    node = random.choice([node for _, node in placed(guideline) if node.origin])
    node.words += f"（{random.randint(2, 999)}件）"


def remove(random: Random, guideline: Guideline) -> None:
    items = random.choice(lists(guideline))
    items.pop(random.randrange(len(items)))


def add(random: Random, guideline: Guideline) -> None:
    items = random.choice([items for items in lists(guideline) if len(items) < 18])
    items.insert(random.randint(0, len(items)), Node("", some_words(random)))


def swap(random: Random, guideline: Guideline) -> None:
    items = random.choice(lists(guideline))
    one, other = random.sample(range(len(items)), 2)
    items[one], items[other] = items[other], items[one]


def merge(random: Random, guideline: Guideline) -> None:
    items = random.choice(lists(guideline))
    place = random.randrange(len(items) - 1)
    items[place].words += items.pop(place + 1).words


def split(random: Random, guideline: Guideline) -> None:
    items = random.choice([items for items in lists(guideline) if len(items) < 18])
    node = items[place := random.randrange(len(items))]
    middle = len(node.words) // 2
    items.insert(place + 1, Node("", node.words[middle:]))
    node.words = node.words[:middle]


def move(random: Random, guideline: Guideline) -> None:
    source, target = random.sample([items for items in lists(guideline) if len(items) < 18], 2)
    target.append(source.pop(random.randrange(len(source))))


def reword_heading(random: Random, guideline: Guideline) -> None:
    """A heading has no entry in the registry: what is said of its list rests on it all the same."""
    node = random.choice([n for name, n in placed(guideline) if not n.origin and "." in name])
    node.words += some_words(random)


CHANGES: tuple[Change, ...] = (
    reword_heading, reword, change_a_number, remove, add, swap, merge, split, move,
)  # fmt: skip


def changed(guideline: Guideline, random: Random, times: int) -> Guideline:
    """The guideline after so many changes at random."""
    changed = deepcopy(guideline)
    for _ in range(times):
        random.choice(CHANGES)(random, changed)
    return changed


def reworded_headings(before: Guideline, after: Guideline) -> set[str]:
    """Headings without an entry whose words are not those that stood there."""
    was = {name: node.words for name, node in placed(before) if not node.origin}
    now = {name: node.words for name, node in placed(after)}
    return {name for name, words in was.items() if now.get(name) != words}


def touched(before: Guideline, after: Guideline) -> set[str]:
    """The clauses of the old guideline that are not word for word where they were."""
    old = {name: node.words for name, node in placed(before) if node.origin}
    kept = {n.origin for name, n in placed(after) if name == n.origin and old[name] == n.words}
    return set(old) - kept
