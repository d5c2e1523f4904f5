"""Who is staff, and what people at the desk are called."""

from __future__ import annotations

import pytest

from bot.channels.slack.api.client import SlackClient
from bot.channels.slack.desk.directory import Colleagues
from bot.channels.slack.desk.membership import Staff
from bot.vocabulary import Language
from tests.channels.slack.desk.channel_view import Clock, Wall
from tests.fake_slack import Person, Workspace


def actor(person: Person) -> str:
    return f"slack:{person.team}:{person.id}"


def staff_of(wall: Wall, *listed: str) -> Staff:
    return Staff(wall.workspace.id, listed, wall.calls_of, wall.clock)


def test_users_who_are_listed_are_staff_and_others_are_not(
    wall: Wall, hana: Person, ken: Person
) -> None:
    staff = staff_of(wall, hana.id)
    assert staff.is_staff(actor(hana))
    assert not staff.is_staff(actor(ken))
    assert not wall.slack.history


@pytest.mark.parametrize("somebody", ["", "hana", "terminal:hana", "slack:T9:{0}", "slack:{1}"])
def test_nobody_is_staff_by_a_name_of_another_shape_or_workspace(
    wall: Wall, hana: Person, somebody: str
) -> None:
    group = wall.slack.group(wall.workspace, "desk", hana)
    staff = staff_of(wall, hana.id, group.id)
    assert not staff.is_staff(somebody.format(hana.id, wall.workspace.id))


def test_somebody_of_another_workspace_can_be_listed_with_it(wall: Wall) -> None:
    partner = wall.slack.person(wall.slack.workspace("partner"), "mei")
    assert not staff_of(wall, partner.id).is_staff(actor(partner))
    assert staff_of(wall, f"{partner.team}:{partner.id}").is_staff(actor(partner))


def test_members_of_a_group_are_staff_and_it_is_read_every_five_minutes(
    wall: Wall, hana: Person, ken: Person
) -> None:
    group = wall.slack.group(wall.workspace, "desk", hana)
    staff = staff_of(wall, group.id)
    assert [staff.is_staff(actor(p)) for p in (hana, ken, hana)] == [True, False, True]
    assert len(wall.slack.calls("usergroups.users.list")) == 1
    group.users = [ken.id]
    assert staff.is_staff(actor(hana))
    wall.clock.wait(301)
    assert [staff.is_staff(actor(p)) for p in (hana, ken)] == [False, True]


def test_the_last_list_holds_for_an_hour_while_slack_does_not_answer(
    wall: Wall, hana: Person
) -> None:
    staff = staff_of(wall, wall.slack.group(wall.workspace, "desk", hana).id)
    assert staff.is_staff(actor(hana))
    wall.slack.faults.fail("usergroups.users.list", times=100)
    wall.clock.wait(1_800)
    assert staff.is_staff(actor(hana))
    wall.clock.wait(1_900)
    assert not staff.is_staff(actor(hana))
    wall.slack.faults.clear()
    wall.clock.wait(31)
    assert staff.is_staff(actor(hana))


def test_nobody_of_a_group_is_staff_while_it_was_never_read(wall: Wall, hana: Person) -> None:
    group = wall.slack.group(wall.workspace, "desk", hana)
    wall.slack.faults.fail("usergroups.users.list", times=2)
    staff = staff_of(wall, group.id)
    assert not staff.is_staff(actor(hana))
    wall.clock.wait(31)
    assert staff.is_staff(actor(hana))


def test_a_group_that_does_not_exist_makes_nobody_staff(wall: Wall, hana: Person) -> None:
    assert not staff_of(wall, "S404").is_staff(actor(hana))


def colleagues_of(wall: Wall) -> Colleagues:
    return Colleagues(wall.workspace.id, wall.calls_of, wall.clock)


def test_colleagues_have_the_name_and_the_language_of_their_slack(
    wall: Wall, acme: Workspace, hana: Person
) -> None:
    taro = wall.slack.person(acme, "太郎", locale="ja-JP")
    colleagues = colleagues_of(wall)
    assert [colleagues.name(actor(p)) for p in (hana, taro)] == ["hana", "太郎"]
    languages = [colleagues.language(actor(p)) for p in (hana, taro)]
    assert languages == [Language.EN, Language.JA]
    assert len(wall.slack.calls("users.info")) == 2


def test_somebody_whom_slack_does_not_tell_of_is_called_by_the_id(wall: Wall) -> None:
    colleagues = colleagues_of(wall)
    assert colleagues.name(f"slack:{wall.workspace.id}:U404") == "U404"
    assert colleagues.name("ken@terminal") == "ken@terminal"
    assert colleagues.language("ken@terminal") is Language.JA


def test_a_name_is_remembered_while_slack_does_not_answer(wall: Wall, hana: Person) -> None:
    colleagues = colleagues_of(wall)
    assert colleagues.name(actor(hana)) == "hana"
    wall.slack.faults.fail("users.info", times=2)
    wall.clock.wait(3_601)
    assert colleagues.name(actor(hana)) == "hana"


def test_without_the_app_there_are_ids_only(clock: Clock) -> None:
    def nowhere(team: str) -> SlackClient | None:
        return None

    assert Colleagues("T1", nowhere, clock).name("slack:T1:U9") == "U9"
    assert not Staff("T1", ["S9"], nowhere, clock).is_staff("slack:T1:U9")
