"""What staff read and fill in at the desk, in their language."""

from bot.wording.desk.messages import check_text, refusal_text

__all__ = ["check_text", "refusal_text"]
