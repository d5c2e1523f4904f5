"""Nobody takes the counter's time, its memory or the desk's day from everybody else."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.web.applicants.service import ApplicantLimits
from bot.channels.web.applicants.turns import LONGEST_TEXT, cost_of, person_of
from bot.channels.web.http.fair_queue import FairQueue
from bot.channels.web.http.rate_limit import RateLimiter
from bot.channels.web.http.small_pool import BusyError
from bot.serving.enquiry_budget import NO_NEWCOMER, EnquiryBudget
from bot.vocabulary import Language
from bot.vocabulary.turns import MessageKind
from tests.channels.web.applicants.site import House, new_house, open_house
from tests.channels.web.applicants.visitor import Visitor
from tests.driver import new_stage

LONG = "この支援について教えてください。" * 250
FORM = {"company": "Example", "name": "Hanako", "email": "hanako@example.co.jp"}
CHOSEN = {"language": "en", "times": "any"}


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path) as made:
        yield made


def test_nobody_may_do_more_than_is_allowed_at_once_and_it_comes_back_with_time() -> None:
    clock = Hands()
    rate = RateLimiter("3/minute; 5/hour", clock)
    assert [rate.allows("eve") for _ in range(5)] == [True] * 3 + [False] * 2
    assert rate.allows("anna")
    clock.now += 20
    assert [rate.allows("eve") for _ in range(2)] == [True, False]
    clock.now += 60
    assert [rate.allows("eve") for _ in range(3)] == [True, False, False], "five an hour"
    clock.now += 3_600
    assert [rate.allows("eve") for _ in range(4)] == [True] * 3 + [False]


def test_nobody_gets_more_by_what_was_refused() -> None:
    clock = Hands()
    rate = RateLimiter("3/minute", clock)
    for _ in range(1_000):
        rate.allows("eve")
    clock.now += 60
    assert rate.allows("eve", cost=3)
    assert not rate.allows("eve")


def test_nobody_fills_the_memory_with_made_up_names() -> None:
    rate = RateLimiter("3/minute", Hands(), most_known=100)
    for number in range(10_000):
        rate.allows(f"eve {number}")
    assert len(rate) == 100
    rate.would_allow("somebody who only asks")
    assert len(rate) == 100


@pytest.mark.parametrize("written", ["", "3", "x/minute", "3/fortnight", "3/minute;"])
def test_a_rate_that_is_none_is_no_rate(written: str) -> None:
    with pytest.raises(ValueError, match="not a rate"):
        RateLimiter(written)


def test_nobody_has_long_texts_read_for_the_price_of_short_ones(tmp_path: Path) -> None:
    assert cost_of({"text": "Is it free?", "csrf": "x" * 64, "event": "x" * 36}) == 1
    assert cost_of({"choose": "do:start"}) == 1
    assert cost_of({"text": "x" * LONGEST_TEXT}) > 20
    with open_house(tmp_path) as made:
        few = ApplicantLimits(turns=RateLimiter("40/day"), of_address=RateLimiter("60/day"))
        house = new_house(made.storage, limits=few)
        # New persons, whom anybody can make up, at one address.
        codes = [Visitor(house).send(text=LONG).status_code for _ in range(4)]
        assert codes[:2] == [303, 303]
        assert set(codes[2:]) == {429}


def story_of(queue: FairQueue, *clients: str) -> list[str]:
    """The order in which those who come all at once have their turn."""

    async def story() -> list[str]:
        done: list[str] = []

        async def one(client: str) -> None:
            async with queue.turn_of(client):
                await asyncio.sleep(0)
                done.append(client)

        await asyncio.gather(*(one(client) for client in clients))
        return done

    return asyncio.run(story())


def test_nobody_who_does_much_makes_others_wait_for_all_of_it() -> None:
    told = story_of(FairQueue(at_once=1, of_one=1), *["eve"] * 12, "anna", "berta")
    assert told.index("anna") <= 2
    assert told.index("berta") <= 3
    assert told.count("eve") == 12


def test_nobody_has_all_places_at_once() -> None:
    queue, most = FairQueue(at_once=4, of_one=2), 0

    async def story() -> int:
        busy, most = 0, 0

        async def one() -> None:
            nonlocal busy, most
            async with queue.turn_of("eve"):
                busy += 1
                most = max(most, busy)
                await asyncio.sleep(0.01)
                busy -= 1

        await asyncio.gather(*(one() for _ in range(10)))
        return most

    most = asyncio.run(story())
    assert most == 2


def test_nobody_waits_in_a_line_without_end_and_who_leaves_it_frees_their_place() -> None:
    queue = FairQueue(at_once=1, of_one=1, waiting=3)

    async def story() -> None:
        may_end = asyncio.Event()

        async def one() -> str:
            async with queue.turn_of("eve"):
                await may_end.wait()
                return "done"

        tasks = [asyncio.create_task(one()) for _ in range(6)]
        await asyncio.sleep(0.01)
        refused = [task for task in tasks if task.done()]
        assert len(refused) == 2
        assert all(isinstance(task.exception(), BusyError) for task in refused)
        tasks[1].cancel()
        await asyncio.sleep(0)
        may_end.set()
        told = await asyncio.gather(*tasks, return_exceptions=True)
        assert told.count("done") == 3

    asyncio.run(story())
    assert story_of(queue, "eve", "anna") == ["eve", "anna"], "nothing is left behind"


def test_the_line_works_for_threads_with_loops_of_their_own() -> None:
    queue, told = FairQueue(at_once=1, of_one=1), list[str]()

    async def one(client: str) -> None:
        async with queue.turn_of(client):
            await asyncio.sleep(0.01)
            told.append(client)

    threads = [threading.Thread(target=asyncio.run, args=[one(str(n))]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(told) == sorted(map(str, range(8)))


def budget(desk: str = "1000/day") -> EnquiryBudget:
    return EnquiryBudget(RateLimiter(desk))


def test_nobody_floods_the_desk_from_one_address() -> None:
    counted = budget()
    new = timedelta(seconds=8)
    told = [counted.allows(f"web:{n}", "192.0.2.1/32", new) for n in range(126)]
    assert told == [True] * 20 + [False] * 106
    assert counted.allows("web:anna", "198.51.100.1/32", new), "others are not met by it"


def test_nobody_in_the_same_office_is_kept_out_by_it() -> None:
    counted, office = budget(), "192.0.2.1/32"
    newcomers = [counted.allows(f"web:new {n}", office, timedelta()) for n in range(30)]
    assert not newcomers[-1]
    assert counted.allows("web:hanako", office, NO_NEWCOMER)
    told = [counted.allows(f"web:old {n}", office, NO_NEWCOMER) for n in range(200)]
    assert told.count(True) < 100, "which has an end as well"


def test_nobody_sends_one_enquiry_after_the_other() -> None:
    counted = budget()
    old = timedelta(days=1)
    assert [counted.allows("slack:T1:U1", "", old) for _ in range(7)] == [True] * 5 + [False] * 2


def test_nobody_uses_the_budget_of_the_desk_up_by_what_is_refused_anyway() -> None:
    counted = budget("21/day")
    for number in range(500):
        counted.allows(f"web:{number}", "192.0.2.1/32", timedelta())
    assert counted.allows("web:hanako", "198.51.100.1/32", timedelta())
    assert not counted.allows("web:hanako", "198.51.100.1/32", timedelta()), "the desk is full"


def fill(visitor: Visitor) -> None:
    visitor.send(choose="do:staff")
    visitor.send(choose="consent:yes")
    person = person_of(visitor.client.cookies["madoguchi_visitor"])
    assert visitor.house.visitors.fill(person, "web:form", {**FORM, **CHOSEN}) == {}
    visitor.open()


@pytest.mark.parametrize("sends", [{"choose": "send"}, {"text": "send"}])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_enquiry_that_is_one_too_many_is_kept_with_its_writer_who_is_told_where_to_turn(
    house: House, sends: dict[str, str], language: str
) -> None:
    assistant = replace(
        house.visitors.assistant,
        enquiries=replace(
            budget(), of_newcomers=RateLimiter("1/day"), of_address=RateLimiter("5/day")
        ),
    )
    limited = House(replace(house.visitors, assistant=assistant), house.storage)
    first, second = Visitor(limited, language), Visitor(limited, language)
    for visitor in (first, second):
        fill(visitor)
        assert "send" in visitor.picks
        visitor.send(**sends)
    with house.storage() as work:
        [lead] = work.leads.all()
    assert lead.reference in first.html
    told = "half an hour" if language == "en" else "30分ほど"
    assert told in second.html
    assert "@" in second.lines[-2], "where to turn"
    assert "send" in second.picks, "nothing that was typed is lost"
    with house.storage() as work:
        kept = work.conversations.of(person_of(second.client.cookies["madoguchi_visitor"]))
    assert kept is not None
    assert kept.form is not None
    assert kept.form.values["company"] == "Example"


def test_where_a_turn_came_from_is_nowhere_kept(house: House, tmp_path: Path) -> None:
    visitor = Visitor(house)
    fill(visitor)
    visitor.send(choose="send")
    assert all(b"testclient" not in file.read_bytes() for file in tmp_path.glob("madoguchi.db*"))


def test_in_a_terminal_nothing_is_counted() -> None:
    stage = new_stage(language=Language.EN)
    for _ in range(7):
        stage.enquire()
    assert stage.said[0].kind is MessageKind.RECEIPT
