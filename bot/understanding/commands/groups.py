"""Commands that have something in common, by which it is decided whether they are meant."""

from __future__ import annotations

import re

COURTESIES = frozenset({"hello", "thanks", "goodbye"})
"""What people say around a command; alone it is answered in kind."""

LEAVING = frozenset({"back", "undo", "skip", "pause", "review"})
"""Commands that leave the open question, which nobody means who answers it."""

ASIDES = frozenset({"enquiry", "why", "ask"})
"""Commands that a few words in a longer reply may sound like ("as I wrote", "if that matters")."""

PARTING = frozenset({"goodbye", "staff"})
"""Commands before which an "ok" answers nothing."""

TURNING = frozenset({"change", "cancel", "delete_data", "goodbye", "skip_rest", "my_data"})
"""Commands by which somebody turns to something else than the open question."""

LOSING = frozenset({"back", "undo", "restart"})
"""Commands by which answers are lost."""

TAKING_BACK = frozenset({"undo", "cancel", "back"})
"""Commands by which what was done last is taken back."""

TO_STAFF = frozenset({"staff", "reply"})
"""Commands by which something is told to staff."""

JUDGING = frozenset({"start", "verdict"})
"""Commands by which somebody wishes to hear whether they fit."""

BEGINNING = frozenset({"start", "resume"})
"""Commands that facts carry out by themselves: they begin the pre-check, or go on with it."""

WITH_DETAILS = BEGINNING | {"review"}
"""Commands beside which contact details weigh more: "send me the summary, I'm Ann, a@b.c"."""

EXPLAINING = frozenset({"help", "why"})
"""Commands by which what is asked is explained."""

UNKNOWING = frozenset({"help", "ask", "skip"})
"""Commands of who cannot know what to answer: 「何もわからないので伴走を」 says it and answers."""

EXCLAIMED = frozenset({"verdict", "pause"})
"""Commands that people sound like who only draw breath before a question: "and now? who …"."""

SUPPOSABLE = frozenset(
    {"verdict", "change", "delete_data", "restart", "undo", "more", "start", "why"}
)
"""Commands that a question about what would be if something were so may sound like."""

FORBIDDABLE = frozenset({"delete_data", "restart", "undo", "send", "back"})
"""Commands by which something goes that was there; who speaks of them may forbid them."""

TOLD_IN_WORDS = frozenset(
    {"thanks", "staff", "new_enquiry", "reply", "language", "japanese", "english"}
)
"""Commands that words in the field of free words are no wish for: staff are told what they say."""

LIKE_COMMANDS = frozenset({"small-talk", "too-little-said"})
"""The subjects outside of whose examples some are commands: greetings, thanks, "why?"."""

ASKS_LEAVE = re.compile(
    r"\b(?:can|could|may|shall) (?:i|we)\b[^?]*\b(?:check|start|begin)\b"
    r"|(?:チェック|診断|質問)[^?？]{0,8}(?:でき|やれ|始め|受け)(?:られ)?ます?か",
    re.IGNORECASE,
)
"""How somebody asks leave to begin: "can I do the check here?"."""
