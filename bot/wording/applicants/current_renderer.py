"""The voice of whichever edition holds at the moment, for screens that outlive its opening day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.faq.article import Article
from bot.handoff.form.definition import FormDefinition
from bot.precheck.flow import Flow
from bot.precheck.nlu.common_words import CommonWords
from bot.vocabulary import Edition
from bot.wording.applicants.renderer import Renderer
from bot.wording.catalogue import Catalogues


class CurrentRenderer(Renderer):
    """A renderer that is another one each time that it is asked: the one that `current` gives.

    `of` gives the voice of an edition by its id, None where its content is not there.
    """

    def __init__(
        self, current: Callable[[], Renderer], of: Callable[[str], Renderer | None]
    ) -> None:
        self.__dict__.update(_current=current, _of=of)

    def under(self, edition: str) -> Renderer:
        """The voice of an edition; the current one where it is gone."""
        return self.__dict__["_of"](edition) or self._now

    @property
    def _now(self) -> Renderer:
        current: Callable[[], Renderer] = self.__dict__["_current"]
        return current()

    @property
    def edition(self) -> Edition:
        """Of the edition that holds."""
        return self._now.edition

    @property
    def flow(self) -> Flow:
        """Of the edition that holds."""
        return self._now.flow

    @property
    def form(self) -> FormDefinition:
        """Of the edition that holds."""
        return self._now.form

    @property
    def words(self) -> CommonWords:
        """Of the edition that holds."""
        return self._now.words

    @property
    def catalogues(self) -> Catalogues:
        """Shared by all."""
        return self._now.catalogues

    @property
    def retention_days(self) -> int:
        """Shared by all."""
        return self._now.retention_days

    @property
    def articles(self) -> Mapping[str, Article]:
        """Of the edition that holds."""
        return self._now.articles
