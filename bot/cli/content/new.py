"""`madoguchi new`: the beginning of a programme of one's own."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import click

from bot import bootstrap
from bot.cli.options import fail, write
from bot.content.new_programme import create_programme
from bot.handoff.business_hours import day_of
from bot.vocabulary import Bilingual

YEAR = timedelta(days=365)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--ja", default="新しい事業", help="What the programme is called in Japanese.")
@click.option("--en", default="New Programme", help="What it is called in English.")
def new(folder: Path, ja: str, en: str) -> None:
    """Begin a programme of your own in FOLDER: small, whole, and ready to be talked to."""
    root = folder.resolve()
    try:
        content = create_programme(root, Bilingual(ja, en), day_of(bootstrap.now()) + YEAR)
    except FileExistsError:
        fail(f"{root} is there already: name a folder that is not.", exit_code=2)
    except OSError as error:
        fail(f"{root}: {error.strerror}", exit_code=2)
    write(
        f"{root}: {len(content.knowledge.articles)} articles, "
        f"{len(content.flow.questions)} questions, no problems.\n"
        f"Talk to it:  MADOGUCHI_CONTENT={root} madoguchi chat\n"
        f"Then change {root / 'knowledge/edition.yaml'} first, and look with\n"
        f"             MADOGUCHI_CONTENT={root} madoguchi content doctor"
    )
