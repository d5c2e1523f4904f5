"""Each member of staff sees the card of a lead with what they themselves can do."""

from __future__ import annotations

from typing import Any

from tests.channels.teams.office import Office
from tests.fake_teams import Person, controls, reads


def sees(office: Office, staff: Person) -> Any:
    """The card as the client of this person asks for it by itself."""
    action = office.card.card["refresh"]["action"]
    value = {"action": {**action, "type": "Action.Execute"}, "trigger": "automatic"}
    where = f"{office.channel};messageid={office.card.id}"
    return staff.do(staff.activity("invoke", where, name="adaptiveCard/action", value=value))


def offered(answer: Any) -> set[str]:
    return {control.data["desk"] for control in controls(answer["value"])}


def test_the_card_names_those_whose_clients_draw_it_anew(office: Office) -> None:
    ids = office.card.card["refresh"]["userIds"]
    assert set(ids) == {office.hana.account, office.ken.account}


def test_its_owner_sees_what_moves_it_on_and_others_how_to_take_it_over(office: Office) -> None:
    office.act(office.hana, "claim")
    assert {"reply", "close", "hand_over"} <= offered(sees(office, office.hana))
    others = offered(sees(office, office.ken))
    assert "take_over" in others
    assert not {"reply", "close", "hand_over"} & others


def test_before_anybody_owns_it_all_see_how_to_take_it_on(office: Office) -> None:
    for staff in (office.hana, office.ken):
        assert "claim" in offered(sees(office, staff))


def test_each_reads_it_in_the_language_of_their_client(office: Office) -> None:
    office.ken.locale = "ja-JP"
    assert "対応状況" in reads(sees(office, office.ken)["value"])
    assert "Status" in reads(sees(office, office.hana)["value"])


def test_looking_changes_nothing_and_tells_nothing_to_whoever_is_not_staff(office: Office) -> None:
    version = office.lead.version
    answer = sees(office, office.applicant)
    assert "Yamada" not in str(answer)
    sees(office, office.hana)
    assert office.lead.version == version


def test_a_lead_is_taken_over_with_a_reason(office: Office) -> None:
    office.act(office.hana, "claim")
    shown = sees(office, office.ken)["value"]
    [control] = [c for c in controls(shown) if c.data["desk"] == "take_over"]
    office.ken.press_on(office.card, control)
    office.ken.submit(office.channel, reason="Hana is away today.")
    assert office.lead.owner.endswith(office.ken.aad)
    office.teams.wait_until(lambda: any("Ken Mori" in text for text in office.thread))
