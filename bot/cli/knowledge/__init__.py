"""`madoguchi knowledge`: what curators need to look after the articles."""

from bot.cli.knowledge.checking import check, coverage, stamp
from bot.cli.knowledge.comparing import diff
from bot.cli.knowledge.drafts import drafts
from bot.cli.knowledge.examination import chart, confusions, test
from bot.cli.knowledge.group import knowledge
from bot.cli.knowledge.learning import learn
from bot.cli.knowledge.open_questions import unanswered

for command in (check, stamp, coverage, test, confusions, chart, unanswered, drafts, diff, learn):
    knowledge.add_command(command)

__all__ = ["knowledge"]
