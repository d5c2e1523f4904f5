"""From what is configured to a service that can be started."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import bootstrap
from bot.assistant.ports import Storage
from bot.assistant.team.roles import Team
from bot.assistant.team.usual_hours import usual_hours_of
from bot.channels.common.chat_desk import with_desks
from bot.channels.common.loopback import is_loopback
from bot.channels.common.tab_host import TabHost
from bot.channels.crm.factory import configured as crm_configured
from bot.channels.crm.factory import desks_of as crm_desks
from bot.channels.crm.factory import open_crm
from bot.channels.crm.settings import CrmSettings
from bot.channels.email.factory import configured as mail_configured
from bot.channels.email.factory import new_email, with_mail
from bot.channels.email.settings import MailSettings
from bot.channels.slack.settings import SlackSettings, slack_settings
from bot.channels.teams.factory import configured as teams_configured
from bot.channels.teams.factory import desks_of as teams_desks
from bot.channels.teams.factory import open_teams
from bot.channels.teams.settings import TeamsSettings
from bot.channels.web.app import WebApp
from bot.channels.web.desk.sessions import make_link
from bot.channels.web.http.network.proxies import LOCAL, Proxies
from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.site import Site
from bot.channels.web.settings import WebSettings, web_settings
from bot.editions import EditionCounters
from bot.runtime.adapter import ChannelAdapter, CommitSignal, Services
from bot.runtime.background import Background
from bot.runtime.checks import database_check, disk_check
from bot.runtime.curation.published_content import PublishedContent
from bot.runtime.health import Check
from bot.runtime.metrics import Metrics
from bot.runtime.outgoing.delivery_pace import DeliveryPace
from bot.runtime.scheduler import Job
from bot.runtime.training import Trainer
from bot.serving.enquiry_budget import EnquiryBudget
from bot.serving.proxy_settings import proxies_of
from bot.serving.service import Service
from bot.settings import PREFIX, Settings, SettingsError
from bot.storage import database_file
from bot.storage.cluster import open_cluster
from bot.vocabulary import Language


def welcome(settings: WebSettings, host: str, port: int, storage: Storage, now: datetime) -> str:
    """The addresses of the page and of the desk; a link that signs in where nobody was named."""
    home = settings.site.url or local_home(host, port)
    lines = [f"  Applicants  {home}/"]
    if settings.staff is not None and settings.staff.is_default:
        [name] = settings.staff.team.roles
        token = make_link(storage, name, now)
        lines.append(f"  Staff       {home}/desk/link?token={token}")
        lines.append(
            f"              (signs {name} in, once; for another: madoguchi desk link {name})"
        )
    elif settings.staff is not None:
        lines.append(f"  Staff       {home}/desk/")
    return "\n".join(["The counter is open in a browser:", *lines])


def local_home(host: str, port: int) -> str:
    """Where the counter is opened on this machine."""
    return f"http://{host_in_url(host)}:{port}"


def host_in_url(host: str) -> str:
    """The host as it stands in an address."""
    return f"[{host}]" if ":" in host else host


log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Channels:
    """Which channels are configured, each as a whole that works."""

    slack: SlackSettings | None = None
    web: WebSettings | None = None
    mail: MailSettings | None = None
    teams: TeamsSettings | None = None
    crm: CrmSettings | None = None
    proxies: Proxies = LOCAL

    @property
    def names(self) -> str:
        """What they are called."""
        found = (
            "Slack" if self.slack else "",
            "Teams" if self.teams else "",
            "the counter in a browser" if self.web else "",
        )
        return " and ".join(filter(None, found))


def configured(wanted: Settings) -> Channels:
    """What is configured, or the counter in a browser. Half of a channel is trouble."""
    teams = teams_configured(wanted)
    try:
        slack = slack_settings(wanted)
        web = web_settings(wanted, is_wanted=slack is None and teams is None)
        proxies = proxies_of(wanted)
    except SettingsError as error:
        raise bootstrap.TroubleError(str(error), exit_code=2) from error
    warn_of_proxy(wanted, web)
    mail = mail_configured(wanted) if web else None
    return Channels(slack, web, mail, teams, crm_configured(wanted), proxies)


def warn_of_proxy(wanted: Settings, web: WebSettings | None) -> None:
    """Say so where a proxy on another machine is needed and none is named."""
    is_public = web is not None and web.site.is_secure
    if is_public and not is_loopback(wanted.host) and not wanted.trusted_proxies.strip():
        log.warning(
            "The proxy in front of %s is not named in %sTRUSTED_PROXIES: unless it is on this "
            "machine, all visitors count as one, and limits meet them together",
            wanted.host,
            PREFIX,
        )


@contextmanager
def open_service(
    wanted: Settings,
    channels: Channels,
    storage: Storage,
    clock: Clock = bootstrap.now,
    pacing: DeliveryPace | None = None,
) -> Iterator[Service]:
    """Everything that is configured. Whatever is wrong is told before anything is started."""
    with open_cluster(wanted.database_url) as cluster:
        services = replace(shared_of(wanted, storage, clock), cluster=cluster)
        services.commits.listen(lambda _: cluster.tell())
        share_budget(services)
        with open_channels(wanted, channels, services, pacing) as service:
            yield service


@contextmanager
def open_channels(
    wanted: Settings, channels: Channels, services: Services, pacing: DeliveryPace | None
) -> Iterator[Service]:
    """Every channel on what is shared."""
    early, late = list[ChannelAdapter](), list[ChannelAdapter]()
    if channels.mail is not None:
        services = with_mail(channels.mail, services)
    published = published_content(wanted, services)
    learning = Trainer(published.learn)
    called: Callable[[str], str] = str
    hosts: list[TabHost] = []
    services = with_desks(services, (*teams_desks(channels.teams), *crm_desks(channels.crm)))

    def home() -> str:
        return local_home(wanted.host, service.port)

    with ExitStack() as stack:
        if channels.slack is not None:
            from bot.channels.slack.factory import open_slack  # what it loads takes 12 MB

            slack, services = stack.enter_context(
                open_slack(wanted, channels.slack, services, pacing)
            )
            late.append(slack)
            called = slack.called
        if channels.teams is not None:
            teams = open_teams(channels.teams, services, pacing)
            late.append(teams)
            called = chained(called, teams.called)
            hosts += [teams.tabs] if teams.tabs else []
        if channels.crm is not None:
            late.append(open_crm(channels.crm, services))
        if channels.web is not None:
            early.append(
                WebApp(
                    *(channels.web, services, learning, called, wanted.access_log_days, home),
                    hosts=hosts,
                    published=published,
                )
            )
        if channels.mail is not None:
            early.append(new_email(channels.mail, services, home, named_in(channels)))
        jobs = [published.job()]
        service = joined(wanted, services, learning, early, late, channels, jobs)
        yield service


def share_budget(services: Services) -> None:
    """Count enquiries together with the other processes on the same database."""
    budget = services.assistant.enquiries
    assert isinstance(budget, EnquiryBudget)  # noqa: S101  as `shared_of` makes it
    for name, rate in budget.rates.items():
        services.cluster.share(f"enquiries of {name}", rate)


def published_content(wanted: Settings, services: Services) -> PublishedContent:
    """What curators publish at the desk, for the counters of this process."""
    assistant = services.assistant
    assert isinstance(assistant.editions, EditionCounters)  # noqa: S101  as `shared_of` makes it
    return PublishedContent(
        assistant.storage,
        assistant.editions,
        wanted.retention_days,
        bootstrap.root(),
        mailed=assistant.mailed,
    )


def named_in(channels: Channels) -> Team | None:
    """Members of the desk whom the settings name, where there is a desk in a browser."""
    staff = channels.web.staff if channels.web else None
    return staff.team if staff else None


def chained(first: Callable[[str], str], second: Callable[[str], str]) -> Callable[[str], str]:
    """What somebody is called by whoever knows them: each leaves alone whom it does not know."""
    return lambda staff: second(first(staff))


def shared_of(wanted: Settings, storage: Storage, clock: Clock) -> Services:
    """What all channels share."""
    assistant = replace(
        bootstrap.assistant_of_editions(storage, wanted.retention_days),
        enquiries=EnquiryBudget(RateLimiter(f"{wanted.enquiries_per_day}/day")),
    )
    usual_hours_of(storage).refresh(storage)
    return Services(
        assistant=assistant,
        speaker=bootstrap.current_renderer(assistant, clock),
        clock=clock,
        language=wanted.language or Language.JA,
        is_alone=wanted.database_url.startswith("sqlite"),
        beside=Background(),
        commits=CommitSignal(),
        metrics=Metrics(storage, clock),
    )


def joined(
    wanted: Settings,
    services: Services,
    learning: Trainer,
    early: list[ChannelAdapter],
    late: list[ChannelAdapter],
    channels: Channels,
    jobs: Sequence[Job] = (),
) -> Service:
    """All of it together; an address that cannot be listened on is trouble."""
    retention = timedelta(days=wanted.retention_days)
    token = wanted.metrics_token.get_secret_value() if wanted.metrics_token else ""
    address = (wanted.host, wanted.port)
    site = Site(wanted.web_url.strip())
    try:
        return Service(
            services,
            learning,
            retention,
            address,
            token,
            early,
            late,
            checks_of(wanted, services),
            proxies=channels.proxies,
            is_public=site.is_secure,
            path=site.path,
            log_kept=timedelta(days=wanted.access_log_days),
            jobs=jobs,
        )
    except OSError as error:
        reason = error.strerror or error
        msg = f"{wanted.host}:{wanted.port} cannot be listened on: {reason}"
        raise bootstrap.TroubleError(msg) from error


def checks_of(wanted: Settings, services: Services) -> list[Check]:
    """What has to be well besides the channels."""
    file = database_file(wanted.database_url)
    database = database_check(services.assistant.storage, services.clock)
    return [database, disk_check(file)] if file else [database]


def welcome_of(wanted: Settings, channels: Channels, service: Service, storage: Storage) -> str:
    """What the operator is told once pages can be seen."""
    if channels.web is None:
        return f"Listening on port {service.port}." if service.port else "Connecting to Slack."
    told = welcome(channels.web, wanted.host, service.port, storage, bootstrap.now())
    if channels.mail is not None and channels.mail.folder is not None:
        told += f"\n  Mails       {channels.mail.folder} (put there, and sent to nobody)"
    return told
