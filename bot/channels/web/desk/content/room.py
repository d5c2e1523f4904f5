"""What curators work with: the content as it is published, their proposals, and what these do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from bot.assistant.context import Assistant
from bot.assistant.curation import proposals as proposing
from bot.assistant.curation.proposals import ProposalProblem
from bot.assistant.ports import Proposal, ProposalStatus, Publication, Storage
from bot.content import edition_on, kept_flow
from bot.content.edits.entry_check import KnownNames
from bot.content.edits.fields import EntryKind
from bot.content.edits.release import kept_edit, published_flow, standing
from bot.content.edits.shelf import Shelf, ShelfEntry, shelf_at
from bot.handoff.business_hours import day_of
from bot.runtime.curation.proposal_trials import ProposalTrial, ProposalTrials
from bot.runtime.curation.published_content import PublishedContent
from bot.vocabulary.content_edit import ContentEdit, digest_of


@dataclass(frozen=True)
class ContentRoom:
    """Safe to share between threads; all of it may take a moment."""

    published: PublishedContent
    storage: Storage
    current: Callable[[], Assistant]
    clock: Callable[[], datetime]

    @cached_property
    def trials(self) -> ProposalTrials:
        """Proposals tried out."""
        learnt = self.published.learnt
        return ProposalTrials(self.published.files, self.storage, self.current, learnt)

    @property
    def today(self) -> date:
        """The day where the desk is."""
        return day_of(self.clock())

    def shelf(self, proposal: Proposal | None = None) -> Shelf:
        """All entries as they are published, or as somebody proposes them."""
        return self.shelf_of(self._holding(), proposal)

    def shelf_of(self, holding: tuple[ContentEdit, ...], proposal: Proposal | None = None) -> Shelf:
        """The same for what is known to hold."""
        files = self.published.files
        edits = (*holding, *(proposal.edits if proposal else ()))
        return shelf_at(files, edits, edition_on(files, self.today))

    def _holding(self) -> tuple[ContentEdit, ...]:
        edits = [edit for each in self.published.all() for edit in each.edits]
        return standing(self.published.files, edits)[0]

    def aside(self) -> tuple[ContentEdit, ...]:
        """What was published and does not hold, as the files were changed since."""
        edits = [edit for each in self.published.all() for edit in each.edits]
        return standing(self.published.files, edits)[1]

    def known(self) -> KnownNames:
        """What entries may name: the clauses and facts of the edition that holds."""
        edition = self.current().edition
        return KnownNames(tuple(edition.clauses), tuple(edition.facts))

    def open_of(self, author: str) -> Proposal | None:
        """What somebody is working on."""
        with self.storage.read_only() as work:
            return proposing.open_proposal(work, author)

    def standing(self) -> list[Proposal]:
        """All that is under way."""
        with self.storage.read_only() as work:
            return [each for each in work.proposals.standing() if each.edits]

    def proposal(self, id_: str) -> Proposal | None:
        """One proposal."""
        with self.storage.read_only() as work:
            return work.proposals.get(id_)

    def keep(
        self, author: str, entry: ShelfEntry, data: Mapping[str, Any] | None
    ) -> Proposal | ProposalProblem:
        """Add to somebody's changes what makes an entry this."""
        edits = self.shelf().edits_to(entry, data)
        mine = self.open_of(author)
        same = [each for each in (mine.edits if mine else ()) if each.entry == entry.id]
        back = [
            self._as_it_was(each) for each in same if each.place not in {e.place for e in edits}
        ]
        return proposing.keep_edits(self.storage, author, [*edits, *back], self.clock())

    def _as_it_was(self, edit: ContentEdit) -> ContentEdit:
        """What takes an edit back: what was changed and then changed back is no change."""
        return ContentEdit(edit.file, edit.entry, self.held(edit), edit.base)

    def held(self, edit: ContentEdit) -> object:
        """What the entry of an edit is as it is published."""
        return self.shelf().held(*edit.place)

    def trial(self, proposal: Proposal) -> ProposalTrial:
        """The content with a proposal in it."""
        return self.trials.of(proposal, self.clock())

    def overtaken(self, proposal: Proposal) -> list[ContentEdit]:
        """What of a proposal is not any more what its author had before them."""
        shelf = self.shelf()
        return [e for e in proposal.edits if digest_of(shelf.held(*e.place)) != e.base]

    def publish(self, proposal: Proposal, by: str) -> Publication | ProposalProblem:
        """Publish what a colleague wrote. What does not pass the check does not come this far."""
        trial, shelf = self.trial(proposal), self.shelf()
        kept = self._kept_flow(trial)
        before = [
            ContentEdit(each.file, each.entry, shelf.held(*each.place), each.digest)
            for each in proposal.edits
        ]
        whole = replace(proposal, edits=(*proposal.edits, *kept))
        done = proposing.publish(self.storage, whole, by, trial.head, before, self.clock())
        self.published.wake(self.clock())
        return done

    def _kept_flow(self, trial: ProposalTrial) -> tuple[ContentEdit, ...]:
        """What keeps the version of the pre-check that a trial makes, unless it is kept."""
        flow = trial.assistant.flow if trial.assistant else None
        published = (edit for each in self.published.all() for edit in each.edits)
        if flow is None or kept_flow(self.published.files, flow.version) is not None:
            return ()
        return () if published_flow(published, flow.version) else (kept_edit(flow),)

    def roll_back(self, number: int, by: str) -> Publication | ProposalProblem:
        """Take a publication back."""
        with self.storage.read_only() as work:
            head = work.publications.head()
        done = proposing.roll_back(self.storage, number, by, head, self.clock())
        self.published.wake(self.clock())
        return done


def is_in_review(proposal: Proposal) -> bool:
    """Whether a proposal waits for a colleague."""
    return proposal.status is ProposalStatus.IN_REVIEW


def kind_in(text: str) -> EntryKind:
    """The kind that an address names; articles for what it cannot name."""
    return EntryKind(text) if text in set(EntryKind) else EntryKind.ARTICLES
