"""`madoguchi demo`: the counter with made-up visitors, on a database of its own."""

from __future__ import annotations

import click

from bot import bootstrap
from bot.cli.options import write

WITH_PEOPLE = (
    "このデータベースには実際の利用者のデータがあるため、見本は追加しません。別のデータベースを"
    "指定してください。\n"
    "There are real people in this database, so nothing made up is added to it. Name another one:\n"
    "  MADOGUCHI_DATABASE_URL=sqlite:///madoguchi-demo.db madoguchi demo"
)


@click.command()
def demo() -> None:
    """Add made-up visitors and enquiries, marked as such.

    For whoever wants to see the counter at work. They go into MADOGUCHI_DATABASE_URL, never beside
    real people; `make demo` gives them a database of their own.
    """
    from bot.channels.email.settings import folder_settings
    from bot.runtime.training import learn
    from bot.serving.demo.mails import mails_into_folder, with_demo_mail
    from bot.serving.demo.player import has_real_people, play_all
    from bot.serving.factory import local_home

    wanted, visitors = bootstrap.settings(), bootstrap.content().demo
    with bootstrap.open_assistant(wanted) as assistant:
        if has_real_people(assistant, visitors, bootstrap.now()):
            raise bootstrap.TroubleError(WITH_PEOPLE)
        learn()
        played, now, mails = (visitors, wanted.staff), bootstrap.now(), folder_settings(wanted)
        if mails is None:
            count = play_all(assistant, *played, now)
        else:
            home = local_home(wanted.host, wanted.port)
            mailing = with_demo_mail(assistant, mails)
            count = play_all(mailing, *played, now, mails_into_folder(assistant, mails, home))
            write(f"The mails to them are in {mails.folder}; none is sent.")
    write(f"{count} made-up visitors were added." if count else "The made-up visitors are there.")
