"""Who asks for a page of the desk, and whether they may have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request

from bot.assistant.ports import StaffSession
from bot.assistant.team.roles import Member, Team
from bot.channels.web.desk.admission import Admission
from bot.channels.web.desk.service import DeskService
from bot.channels.web.desk.sessions import SESSION_LASTS, mark_of, session_of
from bot.channels.web.http.accept_language import wished_languages
from bot.channels.web.http.cookies import TokenCookie
from bot.channels.web.http.csrf import FIELD, HEADER, csrf_token, is_from_us, knows_word
from bot.vocabulary import Language
from bot.wording.desk.views import Labels

HOME = "/desk"
SIGN_IN = "/desk/sign-in"
FETCHED = "x-desk"
"""The header by which the page's program says that it asks."""

MOST_FIELDS = 300

PREFIX = "in."
"""Names of inputs begin so."""


@dataclass(frozen=True)
class DeskRequest:
    """One request, and in whose name it comes. `member` is None for whoever is not signed in."""

    request: Request
    service: DeskService
    token: str
    session: StaffSession | None
    member: Member | None
    language: Language
    form: FormData = field(default_factory=FormData)
    admission: Admission = field(default_factory=lambda: Admission(Team({})))

    @property
    def labels(self) -> Labels:
        """Short texts in the language of this person."""
        return self.service.labels(self.language)

    @property
    def now(self) -> datetime:
        """The moment (UTC)."""
        return self.service.clock()

    @property
    def word(self) -> str:
        """The word that forms of this browser know."""
        return csrf_token(self.token)

    @property
    def is_fetched(self) -> bool:
        """Whether the page's program asks, and takes the answer as JSON."""
        return FETCHED in self.request.headers

    @property
    def is_meant(self) -> bool:
        """Whether what is asked for was meant by whoever sits in front of the browser."""
        word = self.given(FIELD) or self.request.headers.get(HEADER, "")
        return is_from_us(self.request, self.service.site) and knows_word(self.token, word)

    @property
    def staff(self) -> Member:
        """Who is signed in. Only for pages that nobody else gets."""
        assert self.member is not None  # noqa: S101  such pages are guarded
        return self.member

    def given(self, name: str) -> str:
        """What a field of the form holds, with line ends as everywhere else."""
        return as_text(self.form.get(name))

    def asked(self, name: str) -> str:
        """What the address says."""
        return self.request.query_params.get(name, "")

    def filled(self, prefix: str) -> Mapping[str, str]:
        """All fields with this prefix, by what follows it; several values joined by commas."""
        names = dict.fromkeys(name for name in self.form if name.startswith(prefix))
        return {
            name.removeprefix(prefix): ",".join(map(as_text, self.form.getlist(name)))
            for name in names
        }


def as_text(value: object) -> str:
    """What was typed; a file counts as nothing."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else ""


def cookie_of(service: DeskService) -> TokenCookie:
    """The cookie that holds the token. Lax: who comes back from a provider is known."""
    age = int(SESSION_LASTS.total_seconds())
    return TokenCookie(service.site, "madoguchi_desk", age=age)


def tab_cookie(service: DeskService) -> TokenCookie:
    """The cookie of a desk that is a tab within another program. It outlives its session, so that
    who comes back later is led in once more and not asked for a password."""
    return TokenCookie(service.site, "madoguchi_desk_tab", is_shared=True)


def token_of(service: DeskService, request: Request) -> str:
    """The token of a browser, or of a tab."""
    return cookie_of(service).token(request) or tab_cookie(service).token(request)


def known_browser_cookie(service: DeskService) -> TokenCookie:
    """The cookie of a browser in which somebody has signed in with their password."""
    return TokenCookie(service.site, "madoguchi_desk_known", same_site="Strict")


async def visit_of(service: DeskService, request: Request) -> DeskRequest:
    """Who asks."""
    token = token_of(service, request)
    admission, session = await run_in_threadpool(admitted, service, token)
    form = FormData()
    if request.method == "POST":
        form = await request.form(max_fields=MOST_FIELDS, max_files=0)
    return DeskRequest(
        request=request,
        service=service,
        token=token,
        session=session,
        member=admission.team.member(session.staff) if session else None,
        language=language_of(request, session),
        form=form,
        admission=admission,
    )


def admitted(service: DeskService, token: str) -> tuple[Admission, StaffSession | None]:
    """Who may enter now, and the session of somebody who may, with the password that they had when
    it began."""
    admission = service.admission()
    session = session_of(service.storage, token, service.clock())
    if session is None or admission.team.member(session.staff) is None:
        return admission, None
    is_as_before = session.password_mark == mark_of(admission.passwords.get(session.staff))
    return admission, session if is_as_before else None


def member_of(service: DeskService, token: str) -> Member | None:
    """Who is signed in with a token."""
    admission, session = admitted(service, token)
    return admission.team.member(session.staff) if session else None


def nobody_at(service: DeskService, request: Request) -> DeskRequest:
    """A request of which nothing could be looked up."""
    token = token_of(service, request)
    return DeskRequest(request, service, token, None, None, language_of(request, None))


def language_of(request: Request, session: StaffSession | None) -> Language:
    """The language of a session, of the address, or that of ours which the browser wishes most."""
    if session is not None and session.language is not None:
        return session.language
    asked = request.query_params.get("language", "")
    if asked in set(Language):
        return Language(asked)
    wished = wished_languages(request.headers.get("accept-language", ""))
    return next((Language(name) for name in wished if name in set(Language)), Language.JA)


def is_within(address: str) -> bool:
    """Whether an address leads to a page of the desk and nowhere else."""
    is_plain = address.isascii() and address.isprintable() and "\\" not in address
    is_ours = address == HOME or address.startswith((f"{HOME}/", f"{HOME}?"))
    return is_plain and is_ours and "//" not in address and len(address) < 2_000


def back_from(visit: DeskRequest) -> str:
    """Where somebody wishes to be afterwards."""
    back = visit.given("back") or visit.asked("back")
    return back if is_within(back) else HOME


def sign_in_from(request: Request) -> str:
    """The page to sign in on, from which one comes back here."""
    here = request.url.path
    if request.url.query:
        here += f"?{request.url.query}"
    is_page = request.method in ("GET", "HEAD") and is_within(here) and here != HOME
    return f"{SIGN_IN}?{urlencode({'back': here})}" if is_page else SIGN_IN
