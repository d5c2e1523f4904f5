"""A desk at which curators change the content of the town's programme, in a copy of its files."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from httpx2 import Response
from starlette.applications import Starlette

from bot.assistant.context import Assistant
from bot.assistant.curation.meaning_changes import HeardMessage, sense_of
from bot.assistant.ports import AskedQuestion, Proposal, Storage
from bot.assistant.team.roles import Role, Team
from bot.bootstrap import assistant_of, current_renderer
from bot.channels.web.desk.routes import desk_routes
from bot.channels.web.desk.service import DeskService
from bot.channels.web.desk.sessions import make_link
from bot.channels.web.desk.settings import StaffSettings
from bot.channels.web.http.middleware import safeguards
from bot.channels.web.http.site import Site
from bot.content import Content, load
from bot.editions import EditionCounters
from bot.programme import Programme
from bot.runtime.curation.published_content import PublishedContent
from bot.understanding.meaning import Do
from bot.vocabulary import Language
from tests.channels.web.desk.site import BASE, Browser, Pages, generous
from tests.content.tree import change
from tests.driver import Stage
from tests.programmes.shared import SharedProgramme
from tests.programmes.tsubaki import ROOT, tsubaki
from tests.shared_loop import QuickClient

JIRO, KAYO, TARO = "jiro", "kayo", "taro"
TEAM = Team({JIRO: Role.CURATOR, KAYO: Role.ADMIN, TARO: Role.STAFF})
NOW = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)
R9, R9_FLOW = "knowledge/editions/R9/edition.yaml", "flows/editions/R9/precheck.yaml"
PARKING = ("駐車場はありますか", "車で行ってもよいですか")


@dataclass
class CounterProcess:
    """One process: its counter, and what it has of what was published."""

    stage: Stage
    published: PublishedContent

    def bring(self) -> None:
        """What the clock does every two seconds, waited for."""
        self.published.bring(NOW)

    def answer(self, text: str) -> str:
        """What the counter says to somebody who asks."""
        self.stage.say(text)
        return "\n".join(message.text for message in self.stage.said)


def process_on(storage: Storage, root: Path) -> CounterProcess:
    """A process that serves the content below a root."""
    known = tsubaki()
    editions = EditionCounters(root, lambda content: seat(content, storage))
    editions.adopt(root, {"": assistant_of(known, storage)})
    assistant = replace(assistant_of(known, storage), editions=editions)
    published = PublishedContent(storage, editions, 365, root, programme_of, tsubaki())
    person = f"web:{id(published)}"  # another one in each
    stage = Stage(assistant, now=NOW, person=person, language=Language.JA)
    return CounterProcess(stage, published)


def seat(content: Content, storage: Storage) -> Assistant:
    return assistant_of(programme_of(content), storage)


def programme_of(content: Content) -> Programme:
    """What is learnt from content. How people talk to a counter is learnt once for all tests."""
    programme = SharedProgramme(content)
    for language in Language:
        programme.experts.take(language, tsubaki().experts(language))
    return programme


class Newsroom:
    """The desk, with the first of its processes."""

    def __init__(self, storage: Storage, folder: Path) -> None:
        self.storage, self.root = storage, folder / "content"
        shutil.copytree(ROOT, self.root)
        self.process = process_on(storage, self.root)
        assistant = self.process.stage.assistant
        self.service = DeskService(
            settings=StaffSettings(TEAM),
            assistant=assistant,
            speaker=current_renderer(assistant, lambda: NOW),
            clock=lambda: NOW,
            site=Site(),
            published=self.process.published,
            limits=generous(),
        )
        self.app = Starlette(routes=desk_routes(self.service), middleware=safeguards(Site()))

    def browser(self, name: str) -> Browser:
        """The browser of a member, signed in by a link."""
        client = QuickClient(self.app, base_url=BASE, follow_redirects=False)
        browser = Browser(client)
        page = browser.get(f"/desk/link?token={make_link(self.storage, name, NOW)}")
        browser.send(Pages(page.text).form(**{"->": "/desk/link"}))
        return browser

    def ask(self, *texts: str, language: Language = Language.JA) -> None:
        """People asked this, and got no answer."""
        with self.storage() as work:
            for number, text in enumerate(texts):
                at = NOW - timedelta(minutes=number)
                asked = AskedQuestion(at, f"c{number}", language, text, "decline", None, 0.1)
                work.questions.add(asked)
            work.commit()

    def change(self, browser: Browser, kind: str, id_: str, /, **texts: str) -> Response:
        """Change texts of an entry, by the names of its inputs (`__` for a dot)."""
        page = browser.get(f"/desk/content/entry?kind={kind}&id={id_}")
        form = Pages(page.text).form(**{"->": "/desk/content/entry"})
        typed = {f"in.{name.replace('__', '.')}": text for name, text in texts.items()}
        unknown = typed.keys() - form.keys()
        assert not unknown, unknown
        return browser.send(form, **typed)

    def press(self, browser: Browser, address: str, what: str, /, **filled: str) -> Response:
        """Press a button of a proposal."""
        form = Pages(browser.get(address).text).form(what=what)
        return browser.send(form, **filled)

    def publish(self, author: Browser, reviewer: Browser, kept: Response) -> str:
        """Have a colleague publish what somebody kept; where the proposal is."""
        address = kept.headers["location"]
        assert self.press(author, address, "send").status_code == 303
        assert self.press(reviewer, address, "publish").status_code == 303
        assert "Published." in reviewer.get(address).text
        return address

    def understood(self, text: str, language: Language = Language.JA) -> str:
        """The command that the counter takes a message for; empty for none."""
        message = HeardMessage(language, text)
        acts = sense_of(self.service.current, message).acts
        return next((act.command for act in acts if isinstance(act, Do)), "")

    @property
    def proposals(self) -> list[Proposal]:
        with self.storage.read_only() as work:
            return work.proposals.standing()


def next_edition(root: Path) -> None:
    """An edition that opens next April, beside the one that holds."""
    own, flow = root / "knowledge/editions/R9", root / "flows/editions/R9"
    for folder, file in ((own, "knowledge/edition.yaml"), (flow, "flows/precheck.yaml")):
        folder.mkdir(parents=True)
        shutil.copyfile(root / file, folder / Path(file).name)
    change(root, R9, "edition: R8", "edition: R9\nopens: 2027-04-01")
    change(root, R9, "令和8年度", "令和9年度")
    change(root, R9, "2027-02-26", "2028-02-25")
    change(root, R9_FLOW, "edition: R8", "edition: R9")


def valid(root: Path) -> bool:
    """Whether the content below a root passes its check."""
    return bool(load(root))
