"""Who is looked after next."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

from bot.runtime.recipients import Recipients

HANAKO, TARO, DESK = "slack:T1:U1", "slack:T1:U2", "slack:T1:C9"


def one_hand(*waiting: str) -> Recipients:
    recipients = Recipients(1, (DESK,))
    for each in waiting:
        recipients.add(each)
    return recipients


def test_persons_come_before_desks_and_whoever_came_first_before_others() -> None:
    recipients = one_hand(DESK, TARO, HANAKO)
    assert recipients.take() == TARO
    recipients.give_back(TARO)
    assert recipients.take() == HANAKO


def test_a_desk_waits_for_nobody_and_takes_no_hand_from_persons() -> None:
    recipients = one_hand(TARO, HANAKO, DESK)
    assert (recipients.take(), recipients.take()) == (TARO, DESK)
    assert recipients.room < 0
    recipients.give_back(TARO)
    assert recipients.take() == HANAKO


def test_whoever_is_told_of_while_looked_after_comes_again_and_never_twice_at_once() -> None:
    recipients = one_hand(DESK)
    assert recipients.take() == DESK
    recipients.add(DESK)
    recipients.add(HANAKO)
    assert recipients.take() == HANAKO
    recipients.give_back(DESK)
    assert recipients.take() == DESK


def test_whoever_rests_is_left_alone_until_woken() -> None:
    recipients = one_hand(DESK)
    recipients.take()
    assert recipients.rest(DESK)
    recipients.add(DESK)
    recipients.give_back(DESK)
    recipients.wait_until_idle()
    recipients.wake(DESK)
    assert recipients.take() == DESK


def test_nobody_rests_once_all_is_to_be_done() -> None:
    recipients = one_hand()
    assert recipients.rest(DESK)
    recipients.drain()
    recipients.add(DESK)
    assert recipients.take() == DESK
    assert not recipients.rest(DESK)


def test_nobody_is_handed_out_once_it_is_over() -> None:
    recipients = one_hand(HANAKO)
    recipients.close()
    assert recipients.take() is None


def test_hands_that_wait_are_each_woken_for_one_and_none_is_left_out() -> None:
    recipients, people = Recipients(3, ()), [f"slack:T1:U{number}" for number in range(60)]
    done: list[str] = []

    def work() -> None:
        while (person := recipients.take()) is not None:
            done.append(person)
            recipients.give_back(person)

    with ThreadPoolExecutor(4) as pool:
        hands: list[Future[None]] = [pool.submit(work) for _ in range(3)]
        for person in people:
            recipients.add(person)
        pool.submit(recipients.wait_until_idle).result(10)
        recipients.close()
        for hand in hands:
            hand.result(10)
    assert sorted(done) == sorted(people)
