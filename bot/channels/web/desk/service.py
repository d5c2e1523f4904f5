"""What the desk in a browser needs of the rest: who is staff, use cases, words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from bot.assistant.context import Assistant, Denial, calendar_in
from bot.assistant.desk.actions import PERIODS, DeskAction, StaffDesk, WordedReply, staff_desk
from bot.assistant.desk.dispatcher import handle_desk_action
from bot.assistant.desk.inbox import InboxQuery, look_into, news_for, open_dossier
from bot.assistant.desk.numbers.daily import numbers
from bot.assistant.desk.replies import save_draft
from bot.assistant.mail_queue import mail_line
from bot.assistant.ports import Storage
from bot.assistant.team.roles import WITH_LEADS, Member, Team
from bot.channels.common.tab_host import TabHost
from bot.channels.web.desk.admission import Admission, admission_in
from bot.channels.web.desk.content.preview_room import PreviewRoom
from bot.channels.web.desk.content.room import ContentRoom
from bot.channels.web.desk.knowledge_room import KnowledgeRoom
from bot.channels.web.desk.limits import DeskLimits, provider_pool
from bot.channels.web.desk.practice import PracticeRoom
from bot.channels.web.desk.settings import StaffSettings
from bot.channels.web.desk.sign_in.oidc import OpenIdProvider, Provider
from bot.channels.web.desk.sign_in.password_check import PasswordCheck
from bot.channels.web.http.site import Site
from bot.channels.web.http.small_pool import SmallPool
from bot.channels.web.http.sse import Hub
from bot.handoff.lead import Lead
from bot.runtime.curation.published_content import PublishedContent
from bot.vocabulary import Language
from bot.vocabulary.desk_zone import desk_zone
from bot.wording.applicants.renderer import Renderer
from bot.wording.desk.inbox import inbox_page
from bot.wording.desk.labels import labels
from bot.wording.desk.leads.composer import composer
from bot.wording.desk.leads.lead_page import lead_page
from bot.wording.desk.news import news_line
from bot.wording.desk.renderer import DeskRenderer
from bot.wording.desk.tables import numbers_page, refusals_page
from bot.wording.desk.views import (
    InboxPage,
    Labels,
    LeadPage,
    NewsLine,
    NumbersPage,
    TablePage,
)

MOST_REFUSALS = 200

LONGEST = timedelta(days=3_660)
"""The longest period that is counted."""


@dataclass(frozen=True)
class DeskService:
    """The desk in a browser: use cases and words. They may take a moment: call them in threads.

    `called` says what staff of other desks are called, by id. `hosts` show it in a tab.
    `published` is what curators work on; None where they cannot. `log_days` is how long the access
    log is kept.
    `learnt` returns once questions can be answered; `is_learnt` says whether they can be now.
    """

    settings: StaffSettings
    assistant: Assistant
    speaker: Renderer
    clock: Callable[[], datetime]
    site: Site
    committed: Callable[[], object] = lambda: None
    learnt: Callable[[], object] = lambda: None
    is_learnt: Callable[[], bool] = lambda: True
    called: Callable[[str], str] = str
    log_days: int = 1_095
    hub: Hub = field(default_factory=Hub)
    provider: Provider | None = None
    hosts: tuple[TabHost, ...] = ()
    published: PublishedContent | None = None
    limits: DeskLimits = field(default_factory=DeskLimits)
    password_check: PasswordCheck = field(default_factory=PasswordCheck)
    provider_pool: SmallPool = field(default_factory=provider_pool)
    practice: PracticeRoom = field(init=False)

    def __post_init__(self) -> None:
        room = PracticeRoom(self.assistant, self.speaker.voice, self.clock, self.learnt)
        object.__setattr__(self, "practice", room)

    def admission(self) -> Admission:
        """Who may do what, and by which passwords they are known, at this moment."""
        vouched = {each: role for host in self.hosts for each, role in host.staff().items()}
        with self.storage.read_only() as work:
            return admission_in(work, self.settings, vouched)

    @cached_property
    def previews(self) -> PreviewRoom:
        """Editions that have not opened yet."""
        return PreviewRoom(self.assistant, self.speaker, self.clock)

    @cached_property
    def knowledge(self) -> KnowledgeRoom:
        """What the counter knows."""
        return KnowledgeRoom(
            self.assistant, self.speaker.voice, self.clock, self.learnt, self.is_learnt
        )

    @cached_property
    def content(self) -> ContentRoom | None:
        """What curators work with; None where the content is not changed at this desk."""
        if self.published is None:
            return None
        return ContentRoom(self.published, self.storage, lambda: self.current, self.clock)

    @property
    def team(self) -> Team:
        """Who may do what."""
        return self.admission().team

    @cached_property
    def storage(self) -> Storage:
        """Where everything is kept."""
        return self.assistant.storage

    @property
    def current(self) -> Assistant:
        """The counter at this moment: of the edition that holds, with what was published."""
        return self.assistant.today(self.clock())

    @cached_property
    def renderer(self) -> DeskRenderer:
        """What words what comes of acts."""
        return DeskRenderer(self.speaker, self.name)

    @property
    def desk(self) -> StaffDesk:
        """Where leads are looked after, by those who are members now."""
        team = self.team
        return self._desk_for(team.has_leads, team.colleagues)

    @property
    def reading_desk(self) -> StaffDesk:
        """Where curators act: nothing about leads gets here (see `actions`)."""
        team = self.team
        return self._desk_for(lambda id_: team.member(id_) is not None, team.colleagues)

    def _desk_for(self, is_staff: Callable[[str], bool], owners: tuple[str, ...]) -> StaffDesk:
        # pages are read when they are looked at; nothing is posted to them
        fill_in = self.renderer.fill_in
        return staff_desk(self.current, is_staff, fill_in, self.current.replies, owners=owners)

    def ring(self, topic: str) -> None:
        """Something happened about a topic (see `bot.assistant.desk.live_updates`)."""
        self.hub.ring(topic)

    def name(self, actor: str) -> str:
        """What somebody is called: members by their id, others as their own desk says."""
        is_elsewhere = ":" in actor and self.settings.team.member(actor) is None
        return self.called(actor) if is_elsewhere else actor

    @cached_property
    def _labels(self) -> dict[Language, Labels]:
        return {language: labels(self.speaker.voice(language)) for language in Language}

    def labels(self, language: Language) -> Labels:
        """Short texts."""
        return self._labels[language]

    def act(self, act: DeskAction, member: Member) -> WordedReply:
        """Decide on an act, and have delivered what follows."""
        desk = self.desk if member.role in WITH_LEADS else self.reading_desk
        reply = handle_desk_action(desk, act, self.clock())
        self.committed()
        return self.renderer.reply(reply, act.language)

    def inbox(self, member: Member, wanted: InboxQuery, language: Language) -> InboxPage | Denial:
        """A page of the inbox; a denial for who may not see it."""
        found = look_into(self.desk, member.id, wanted, self.clock())
        if isinstance(found, Denial):
            return found
        return inbox_page(found, member.id, self.speaker.voice(language), self.name)

    def lead(self, member: Member, reference: str, language: Language) -> LeadPage | Denial:
        """Everything about a lead; a denial for who may not see it, or where it is not there."""
        found = open_dossier(self.desk, member.id, reference, self.clock())
        if isinstance(found, Denial):
            return found
        of = self.speaker.under(found.case.lead.edition)
        voice = of.voice(language)
        known = (of.flow, of.form, of.articles)
        now, mailed = self.clock(), self.assistant.mailed
        page = lead_page(found, member.id, *known, voice, self.name, now, mailed)
        written = composer(
            found, member.id, self.current.replies, self.renderer.fill_in, voice, self.name
        )
        return replace(page, topics=topics_of(found.case.lead), composer=written)

    def save_draft(self, member: Member, reference: str, text: str) -> Denial | None:
        """Keep what a member began to write to an applicant."""
        return save_draft(self.desk, reference, member.id, text, self.clock())

    def news(self, member: Member, language: Language) -> tuple[NewsLine, ...]:
        """What colleagues did with the leads of a member."""
        voice = self.speaker.voice(language)
        found = news_for(self.desk, member.id)
        return tuple(news_line(each, voice, self.name) for each in found)

    def next_lead(self, member: Member, after: str) -> str | None:
        """The most urgent lead that waits for this member, or for anybody; None for none."""
        found = look_into(self.desk, member.id, InboxQuery(), self.clock())
        leads = () if isinstance(found, Denial) else found.leads
        theirs = (each for each in leads if each.owner in ("", member.id))
        return next((each.reference for each in theirs if each.reference != after), None)

    def numbers(self, since: date | None, until: date | None, language: Language) -> NumbersPage:
        """The counter in numbers, both days included; days that cannot be are put right."""
        now = self.clock()
        today = now.astimezone(desk_zone()).date()
        earliest = today - LONGEST
        last = max(min(until or today, today), earliest)
        first = min(since or last - timedelta(days=PERIODS[1] - 1), last)
        first = max(first, earliest)
        with self.assistant.storage.read_only() as work:
            calendar = calendar_in(work, self.assistant.edition.desk_hours)
            counted = numbers(work, first, last, self.assistant.flow, calendar)
        voice = self.speaker.voice(language)
        return numbers_page(counted, first, last, today, self.assistant.flow, voice)

    def refusals(self, language: Language) -> TablePage:
        """Who was refused lately."""
        with self.storage.read_only() as work:
            found = work.refusals.all(MOST_REFUSALS)
        return refusals_page(found, self.speaker.voice(language), self.name)


def provider_of(settings: StaffSettings) -> OpenIdProvider | None:
    """The provider that vouches for staff, where one is configured."""
    known = settings.provider
    if known is None:
        return None
    return OpenIdProvider(known.issuer, known.client_id, known.client_secret)


def topics_of(lead: Lead) -> tuple[str, ...]:
    """What to follow to keep the page of a lead up to date."""
    if not lead.person:
        return (f"lead:{lead.reference}",)
    talk = f"talk:{lead.conversation}"  # what the applicant writes to staff may get no reply
    mails = f"sent:{mail_line(lead.person)}"
    return (f"lead:{lead.reference}", talk, f"post:{lead.person}", f"sent:{lead.person}", mails)
