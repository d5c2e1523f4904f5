"""A page on what a new guideline changes, for whoever decides about it: numbers, words, marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bot.content.guideline.alignment import ChangeKind, ClauseChange, marked
from bot.content.guideline.todo import TodoItem, is_fresh
from bot.wording.translator import N_, Translator

LABELS: Mapping[ChangeKind, str] = {
    ChangeKind.CHANGED: N_("Words changed"),
    ChangeKind.NEW: N_("New clauses"),
    ChangeKind.GONE: N_("Clauses that are gone"),
    ChangeKind.MOVED: N_("Moved clauses"),
    ChangeKind.RENUMBERED: N_("Renumbered clauses"),
    ChangeKind.MERGED: N_("Merged clauses"),
    ChangeKind.SPLIT: N_("Split clauses"),
    ChangeKind.SAME: N_("Unchanged clauses"),
}
"""In the order in which they matter."""

TAGS = {"same": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}

WIDEST = 420
"""Pixels of the longest bar."""

STYLE = """
body{font:1rem/1.6 system-ui,sans-serif;color:#1b1b1f}
body{max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{margin-top:2.5rem;font-size:1.25rem}h3{font-size:1rem;margin-bottom:.2rem}
del{background:#fde2e1;color:#8c1d18}ins{background:#d8f3dc;color:#0b5227;text-decoration:none}
blockquote{margin:.3rem 0;padding:.4rem 1rem;border-left:4px solid #c4c6d0}
ul{margin:.2rem 0;color:#44464f;font-size:.9rem}@media print{h3,blockquote{break-inside:avoid}}
"""


@dataclass(frozen=True, slots=True)
class EditionReport:
    """What happened from one edition to the next, and what is still to be looked at."""

    old: str
    new: str
    changes: Sequence[ClauseChange]
    items: Sequence[TodoItem]
    open_items: Sequence[TodoItem]


def page_of(report: EditionReport, voice: Translator) -> str:
    """The whole page, in one file that needs nothing else."""
    title = escape(voice.gettext("From {old} to {new}", old=report.old, new=report.new))
    done = len(report.items) - len(report.open_items)
    looked = voice.gettext(
        "Texts looked at: {done} of {total}", done=str(done), total=str(len(report.items))
    )
    body = "\n".join(section for kind in LABELS if (section := section_of(report, kind, voice)))
    return (
        f'<!doctype html>\n<html lang="{voice.language}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
        f"<style>{STYLE}</style>\n<h1>{title}</h1>\n{chart(report, voice)}\n"
        f'<p>{escape(looked)} <progress value="{done}" max="{max(len(report.items), 1)}">'
        f"</progress></p>\n{body}\n</html>\n"
    )


def chart(report: EditionReport, voice: Translator) -> str:
    """How many clauses there are of each kind, as bars that say their numbers."""
    counts = Counter(change.kind for change in report.changes)
    most = max(counts.values(), default=1)
    bars = [
        f'<text x="0" y="{y + 14}">{escape(voice.gettext(label))}</text>'
        f'<rect x="230" y="{y}" width="{max(counts[kind] * WIDEST // most, 2)}" height="18"'
        f' fill="{"#c4c6d0" if kind is ChangeKind.SAME else "#3a5ba0"}"/>'
        f'<text x="{240 + counts[kind] * WIDEST // most}" y="{y + 14}">{counts[kind]}</text>'
        for y, (kind, label) in zip(range(0, 999, 26), LABELS.items(), strict=False)
        if counts[kind]
    ]
    height = 26 * len(LABELS)
    return f'<svg role="img" viewBox="0 0 720 {height}" font-size="14">{"".join(bars)}</svg>'


def section_of(report: EditionReport, kind: ChangeKind, voice: Translator) -> str:
    """All changes of a kind; empty where there are none, or where nothing changed."""
    changes = [change for change in report.changes if change.kind is kind]
    if not changes or kind is ChangeKind.SAME:
        return ""
    entries = "\n".join(entry for change in changes for entry in entries_of(report, change, voice))
    return f"<h2>{escape(voice.gettext(LABELS[kind]))} ({len(changes)})</h2>\n{entries}"


def entries_of(report: EditionReport, change: ClauseChange, voice: Translator) -> Iterator[str]:
    """One change: the clause, its words with the differences marked, and what rests on it."""
    yield f"<h3>{escape(change.name)}</h3>"
    if said := words(change):
        yield f"<blockquote>{said}</blockquote>"
    waiting = {item.id for item in report.open_items}
    texts = [item for item in report.items if item.change == change]
    lines = (
        f"<li>{'☐' if item.id in waiting else '☑'} {escape(where(item, voice))}</li>"
        for item in texts
    )
    yield f"<ul>{''.join(lines)}</ul>"


def words(change: ClauseChange) -> str:
    """The words of a change, marked where both texts are there."""
    old, new = (passage.text if passage else "" for passage in (change.old, change.new))
    return "".join(TAGS[sign].format(escape(text)) for sign, text in marked(old, new))


def where(item: TodoItem, voice: Translator) -> str:
    """Where the text of an item stands."""
    if item.text is None and not is_fresh(item.change):
        return voice.gettext("No text rests on it; read it, and see whether one should")
    if item.text is None:
        return voice.gettext("An entry in the registry, and an article for it or why not")
    return f"{item.text.file}: {item.text.key}"
