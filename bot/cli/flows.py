"""`madoguchi flows`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from bot import bootstrap
from bot.cli.options import (
    advice,
    fail,
    json_option,
    language_here,
    language_option,
    write,
    write_json,
)
from bot.content import keep_flow, kept_flow, scarcity
from bot.precheck.proof import Proof, prove
from bot.vocabulary import Language
from bot.wording.flow_chart import draw as draw_flow


@click.group()
def flows() -> None:
    """Prove and draw the pre-check."""


@flows.command()
@json_option
def check(*, as_json: bool) -> None:
    """Prove the pre-check: no dead end, no gap, no unused clause; fails if anything is wrong. Tells
    besides which commands and values have few sentences to be heard by."""
    proof = proof_of_content()
    flow = bootstrap.content().flow
    if kept_flow(bootstrap.root(), flow.version) is None:
        lacking = f"flow version {flow.version} is not kept: run `madoguchi flows keep`"
        proof = replace(proof, problems=(*proof.problems, lacking))
    if as_json:
        write_json(proof)
    else:
        write("\n".join([told(proof), *advice(scarcity(bootstrap.root(), bootstrap.edition()))]))
    if proof.problems:
        raise click.exceptions.Exit(1)


def proof_of_content() -> Proof:
    """The proof of the flow as curators wrote it."""
    content = bootstrap.content()
    return prove(content.flow, content.edition.clauses, content.unused_clauses)


def told(proof: Proof) -> str:
    """What was proved, for people."""
    counts = [f"  {verdict}: {number:,}" for verdict, number in proof.counts.items()]
    head = f"{proof.total:,} complete sets of answers:"
    problems = [f"PROBLEM: {problem}" for problem in proof.problems]
    return "\n".join([head, *counts, *(problems or ["No problems."])])


@flows.command()
def keep() -> None:
    """Keep this version of the pre-check: records made with it can be recomputed for ever."""
    flow = bootstrap.content().flow
    is_new = keep_flow(bootstrap.root(), flow)
    write(f"{flow.version}: {'kept' if is_new else 'was kept already'}.")


@flows.command()
@language_option
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="An SVG file.")
def draw(language: Language | None, output: Path | None) -> None:
    """Draw the pre-check as a picture (SVG) that can be put on a wall."""
    voice = bootstrap.renderer().voice(language_here(language, bootstrap.settings()))
    picture = draw_flow(bootstrap.content().flow, voice)
    if output is None:
        click.echo(picture)
        return
    try:
        output.write_text(picture, encoding="utf-8")
    except OSError as error:
        fail(f"{output}: {error.strerror}")
