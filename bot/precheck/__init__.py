"""The pre-check: questions, answers and the verdict that follows from them. Pure."""
