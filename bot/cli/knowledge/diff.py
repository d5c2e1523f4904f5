"""Two versions of the content, asked the same questions."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bot import bootstrap
from bot.assistant.curation.answer_changes import (
    AnswerVersion,
    Asked,
    QuestionChange,
    answer_changes,
    written,
)
from bot.cli.options import fail, json_option, write, write_json
from bot.cli.progress import telling
from bot.content import ContentError, load
from bot.content.source.tree import CONTENT_FOLDERS
from bot.faq.article import Knowledge
from bot.programme import matchers_of_version
from bot.vocabulary import Language


@click.command()
@click.argument("old")
@click.argument("new", default=".")
@click.option(
    "--questions",
    "files",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="Also ask these: lines of language, tab, question.",
)
@click.option("--recorded/--no-recorded", default=True, help="Ask what the database has kept.")
@json_option
def diff(old: str, new: str, files: tuple[Path, ...], *, recorded: bool, as_json: bool) -> None:
    """List every answer that would change between two versions of the content.

    OLD and NEW are folders that hold knowledge/ and flows/, or revisions of the git repository
    here; "." is what stands here now. Asked is every phrasing of both, every outside example, and
    what people really asked.
    """
    with ExitStack() as stack:
        before, after = (knowledge_at(stack.enter_context(version(name))) for name in (old, new))
    asked = [*written(before, after), *from_files(files), *(kept() if recorded else ())]
    changes = changes_between(before, after, list(dict.fromkeys(asked)))
    if as_json:
        write_json(changes)
        return
    write(f"{len(changes)} of {len(set(asked))} answers would change.")
    for change in changes:
        write(f"{change.language}  {change.question!r}\n    {told(change.old, change.new)}")


@contextmanager
def version(name: str) -> Iterator[Path]:
    """The folder of a version: given as such, the content in use, or a revision unpacked."""
    if name == ".":
        yield bootstrap.root()
    elif Path(name).is_dir():
        yield Path(name)
    else:
        with TemporaryDirectory() as folder:
            unpack(name, Path(folder))
            yield Path(folder)


def unpack(revision: str, folder: Path) -> None:
    """Write the content of a git revision into a folder."""
    command = ["git", "archive", "--format=tar", revision, "--", *CONTENT_FOLDERS]
    try:
        made = subprocess.run(command, capture_output=True, check=True, cwd=bootstrap.root())  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        fail(f"{revision}: neither a folder nor a revision of this git repository", exit_code=2)
    with tarfile.open(fileobj=BytesIO(made.stdout)) as archive:
        archive.extractall(folder, filter="data")


def knowledge_at(folder: Path) -> Knowledge:
    """The articles in a folder; ends with all problems if there are any."""
    try:
        return load(folder).knowledge
    except ContentError as error:
        fail(f"{folder}: {error}")


def from_files(files: Iterable[Path]) -> Iterator[Asked]:
    """Questions from files; a line that is not understood is named."""
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            language, _, question = line.partition("\t")
            if language not in set(Language) or not question.strip():
                fail(f"{path}:{number}: expected `ja` or `en`, a tab and a question", exit_code=2)
            yield Language(language), question.partition("\t")[0]


def kept() -> list[Asked]:
    """What people asked, as far as it is kept."""
    with bootstrap.open_database(bootstrap.settings()) as storage, storage.read_only() as work:
        return [(asked.language, asked.text) for asked in work.questions.recent()]


def changes_between(old: Knowledge, new: Knowledge, asked: Sequence[Asked]) -> list[QuestionChange]:
    """The questions that are treated differently, in the order in which they were given."""
    wanted = bootstrap.settings().cache_dir, bootstrap.costs(), bootstrap.encoder()
    after = matchers_of_version(new, *wanted)
    before = after if old == new else matchers_of_version(old, *wanted)
    with telling("asking both versions") as progress:
        return answer_changes(
            (old, before), (new, after), asked, lambda number: progress(number, len(asked))
        )


def told(old: AnswerVersion, new: AnswerVersion) -> str:
    """A change in one line."""
    if (old.decision, old.articles) == (new.decision, new.articles):
        return f"{' '.join((old.decision, *old.articles))}: other words"
    return " -> ".join(" ".join((each.decision, *each.articles)) for each in (old, new))
