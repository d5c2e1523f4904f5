"""A link from a mail opens one conversation in any browser, once a person presses the button."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.assistant.mail.tokens import link_token, mail_key
from bot.assistant.privacy import erase_on_request
from bot.channels.web.applicants.service import ApplicantLimits
from bot.channels.web.http.rate_limit import RateLimiter
from bot.handoff.lead import Lead
from bot.vocabulary import Language
from tests.channels.web.applicants.site import House, new_house
from tests.channels.web.applicants.visitor import Visitor
from tests.driver import IN_EDITION, Stage

SECRET = "Only the two of us know this"  # noqa: S105  nobody's


def enquired(house: House) -> tuple[Lead, str]:
    """Somebody sent an enquiry in another browser and was mailed a link: the lead, and the link."""
    stage = Stage(house.visitors.assistant, person="web:0123456789abcdef", language=Language.EN)
    stage.arrive()
    stage.enquire()
    with house.storage() as work:
        lead = work.leads.all()[0]
    house.reply(lead.reference, SECRET)
    return lead, link_to(house, lead)


def link_to(house: House, lead: Lead, days: int = 1) -> str:
    until = (IN_EDITION + timedelta(days=days)).date()
    return f"/open/{link_token(mail_key(house.storage), lead, until)}"


def test_who_presses_the_button_sees_the_conversation_and_goes_on_with_it(house: House) -> None:
    _, link = enquired(house)
    visitor = Visitor(house)
    assert SECRET not in visitor.html
    assert visitor.open(link).status_code == 200
    assert SECRET not in visitor.html
    assert visitor.client.post(link).status_code == 303
    visitor.open()
    assert SECRET in visitor.html
    visitor.send(text="Thank you from my telephone")
    with house.storage() as work:
        conversation = work.conversations.of("web:0123456789abcdef")
        assert conversation is not None
        said = [entry.text for entry in work.transcripts.of(conversation.id)]
    assert "Thank you from my telephone" in said


def test_the_guesses_of_others_at_the_same_address_refuse_no_valid_link(house: House) -> None:
    _, link = enquired(house)
    few = ApplicantLimits(of_address=RateLimiter("5/minute"))
    visitor = Visitor(new_house(house.storage, limits=few))
    assert [visitor.client.get("/open/nobody.was.sent").status_code for _ in range(9)][-1] == 429
    assert visitor.client.get(link).status_code == 200
    assert visitor.client.post(link).status_code == 303


def test_a_program_that_only_fetches_the_link_opens_nothing(house: House) -> None:
    _, link = enquired(house)
    visitor = Visitor(house)
    for _ in range(3):
        visitor.open(link)
    visitor.open()
    assert SECRET not in visitor.html


def test_a_form_on_another_site_cannot_press_the_button(house: House) -> None:
    _, link = enquired(house)
    visitor = Visitor(house)
    answer = visitor.client.post(link, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    visitor.open()
    assert SECRET not in visitor.html


@pytest.mark.parametrize("days", [-2, -30])
def test_a_link_that_is_over_says_so_and_opens_nothing(house: House, days: int) -> None:
    lead, _ = enquired(house)
    link = link_to(house, lead, days)
    visitor = Visitor(house)
    assert visitor.open(link).status_code == 410
    assert "expired" in visitor.html
    visitor.client.post(link)
    visitor.open()
    assert SECRET not in visitor.html


def test_a_link_that_nobody_was_sent_leads_to_nothing(house: House) -> None:
    visitor = Visitor(house)
    assert visitor.open("/open/M-20241001-2222-2222.20241101.aaaaaaaaaaaaaaaaaaaaaaaa").is_error
    assert visitor.open("/open/anything").status_code == 410


def test_once_everything_is_deleted_the_browser_shows_nothing_and_the_link_is_dead(
    house: House,
) -> None:
    lead, link = enquired(house)
    visitor = Visitor(house)
    visitor.client.post(link)
    visitor.open()
    assert SECRET in visitor.html
    with house.storage() as work:
        assert erase_on_request(work, lead.person, "operator", IN_EDITION)
        work.commit()
    stage = Stage(house.visitors.assistant, person=lead.person)
    stage.arrive()  # the person begins anew in the first browser
    stage.say("Something new that is private")
    visitor.open()
    assert "Something new that is private" not in visitor.html
    assert visitor.open(link).status_code == 410


def test_the_browser_that_has_the_conversation_keeps_its_own_cookie(house: House) -> None:
    visitor = Visitor(house)
    visitor.send(choose="do:start")
    _, link = enquired(house)
    visitor.client.post(link)
    opened = visitor.client.cookies["madoguchi_visitor"]
    visitor.client.post(link)
    assert visitor.client.cookies["madoguchi_visitor"] == opened


def test_who_is_in_the_middle_of_another_conversation_is_told_that_it_is_left(
    house: House,
) -> None:
    visitor = Visitor(house)
    visitor.send(choose="do:start")
    _, link = enquired(house)
    visitor.open(link)
    assert "another conversation" in visitor.html


def test_a_made_up_cookie_of_an_opened_browser_is_nobodys(house: House) -> None:
    visitor = Visitor(house)
    visitor.client.cookies.clear()
    made_up = {"cookie": f"madoguchi_visitor=~{'a' * 43}"}
    given = visitor.client.get("/", headers=made_up).headers["set-cookie"]
    assert not given.startswith("madoguchi_visitor=~")
