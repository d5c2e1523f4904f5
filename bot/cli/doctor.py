"""`madoguchi doctor`."""

from __future__ import annotations

from collections.abc import Iterable

import click

from bot import bootstrap
from bot.cli.options import json_option, language_here, language_option, write, write_json
from bot.vocabulary import Language
from bot.vocabulary.findings import Finding


@click.command()
@language_option
@json_option
def doctor(language: Language | None, *, as_json: bool) -> None:
    """Look at everything that serving rests on, and say how to mend what is wrong.

    Nothing is changed. The exit code is 1 where something is wrong.
    """
    from bot.serving.doctor import examine
    from bot.wording.doctor import DoctorWords

    wanted = bootstrap.settings()
    words = DoctorWords(bootstrap.renderer().voice(language_here(language, wanted)))
    report(examine(wanted, words, bootstrap.now()), as_json=as_json)


def report(findings: Iterable[Finding], *, as_json: bool) -> None:
    """Tell each finding as soon as it is there; fail where one is not well."""
    told: list[Finding] = []
    for finding in findings:
        told.append(finding)
        if not as_json:
            show(finding)
    if as_json:
        write_json(told)
    if not all(finding.is_well for finding in told):
        raise click.exceptions.Exit(1)


def show(finding: Finding) -> None:
    """One finding, and below it what to do."""
    first, *more = finding.told.splitlines() or [""]
    write(f"{'ok' if finding.is_well else 'NO':4}{finding.name}: {first}")
    for line in (*more, *finding.mend.splitlines()):
        write(f"      {line}")
