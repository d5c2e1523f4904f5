"""A new programme: a skeleton that passes its checks and holds a conversation, to write over."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path

from bot.content.editions import EDITION_FILE
from bot.content.kept_flows import keep_flow
from bot.content.loader import Content, load
from bot.content.stamp_ledger import stamp_texts
from bot.content.stamps import stamp
from bot.vocabulary import Bilingual

SKELETON = Path(__file__).parent / "skeleton"


def create_programme(root: Path, name: Bilingual, last_day: datetime.date) -> Content:
    """Write the skeleton into a new folder; raises FileExistsError where there is one."""
    shutil.copytree(SKELETON, root)
    edition = root / EDITION_FILE
    text = edition.read_text(encoding="utf-8")
    filled = {"NAME_JA": quoted(name.ja), "NAME_EN": quoted(name.en), "LAST_DAY": str(last_day)}
    for mark, value in filled.items():
        text = text.replace(mark, value)
    edition.write_text(text, encoding="utf-8")
    stamp(root)
    stamp_texts(root)
    content = load(root)
    keep_flow(root, content.flow)
    return content


def quoted(text: str) -> str:
    """The text as YAML reads it, whatever signs are in it."""
    return json.dumps(text, ensure_ascii=False)
