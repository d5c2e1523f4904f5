from __future__ import annotations

import re

from bot.channels.web.applicants.qr_code import qr_code

ADDRESS = "https://www.example.jp/counter/"


def test_an_address_is_drawn_black_on_white_whatever_is_around_it() -> None:
    drawn = str(qr_code(ADDRESS))
    assert drawn.startswith('<svg aria-hidden="true"')
    assert 'fill="#fff"' in drawn
    assert 'stroke="#000"' in drawn


def test_nothing_runs_and_nothing_is_asked_for_elsewhere() -> None:
    drawn = str(qr_code('https://a.example/"><script>alert(1)</script>'))
    assert set(re.findall(r"<(\w+)", drawn)) == {"svg", "path"}
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_each_address_has_a_code_of_its_own() -> None:
    assert qr_code(ADDRESS) != qr_code(f"{ADDRESS}other")
