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
from bot.content import edition_on, kept_flow, opening_days
from bot.content.edits.entry_check import KnownNames
from bot.content.edits.fields import EntryKind
from bot.content.edits.release import kept_edit, published_flow, standing
from bot.content.edits.shelf import Shelf, ShelfEntry, shelf_at
from bot.content.source.editions import edition_of
from bot.content.source.tree import read_tree
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
    def upcoming(self) -> Mapping[str, date]:
        """The editions that can be prepared here, with the days on which they open."""
        days = opening_days(self.published.files)
        return {each: opens for each, opens in days.items() if opens > self.today}

    def edition_in(self, text: str) -> str:
        """The edition that an address names; the one that holds for what it cannot name."""
        return text if text in self.upcoming else edition_on(self.published.files, self.today)

    def edition_of(self, changes: Proposal | Publication) -> str:
        """The edition that some changes are about."""
        named = (edition_of(edit.file) for edit in changes.edits)
        return next(filter(None, named), edition_on(self.published.files, self.today))

    @property
    def today(self) -> date:
        """The day where the desk is."""
        return day_of(self.clock())

    def shelf(self, proposal: Proposal | None = None, edition: str = "") -> Shelf:
        """All entries of an edition (the one that holds, where none is named) as they are
        published, or as somebody proposes them."""
        edits = (*self._holding(), *(proposal.edits if proposal else ()))
        return shelf_at(self.published.files, edits, self.edition_in(edition))

    def _holding(self) -> tuple[ContentEdit, ...]:
        edits = [edit for each in self.published.all() for edit in each.edits]
        return standing(self.published.files, edits)[0]

    def aside(self) -> tuple[ContentEdit, ...]:
        """What was published and does not hold, as the files were changed since."""
        edits = [edit for each in self.published.all() for edit in each.edits]
        return standing(self.published.files, edits)[1]

    def known(self, edition: str = "") -> KnownNames:
        """What entries may name: clauses and facts of an edition, whether it is whole or not."""
        if edition not in self.upcoming:
            known = self.current().edition
            return KnownNames(tuple(known.clauses), tuple(known.facts))
        tree = read_tree(self.published.release.root, edition)
        return KnownNames(tuple(tree.clause_ids), tuple(tree.facts))

    def open_of(self, author: str, edition: str = "") -> Proposal | None:
        """What somebody is working on in an edition."""
        with self.storage.read_only() as work:
            return proposing.open_proposal(work, author, self._is_of(edition))

    def _is_of(self, edition: str) -> Callable[[Proposal], bool]:
        wanted = self.edition_in(edition)
        return lambda proposal: self.edition_of(proposal) == wanted

    def standing(self) -> list[Proposal]:
        """All that is under way."""
        with self.storage.read_only() as work:
            return [each for each in work.proposals.standing() if each.edits]

    def proposal(self, id_: str) -> Proposal | None:
        """One proposal."""
        with self.storage.read_only() as work:
            return work.proposals.get(id_)

    def keep(
        self, author: str, entry: ShelfEntry, data: Mapping[str, Any] | None, edition: str = ""
    ) -> Proposal | ProposalProblem:
        """Add to somebody's changes what makes an entry of an edition this."""
        shelf, mine = self.shelf(edition=edition), self.open_of(author, edition)
        edits = shelf.edits_to(entry, data)
        same = [each for each in (mine.edits if mine else ()) if each.entry == entry.id]
        back = [
            # what was changed and then changed back is no change
            ContentEdit(each.file, each.entry, shelf.held(*each.place), each.base)
            for each in same
            if each.place not in {e.place for e in edits}
        ]
        return proposing.keep_edits(
            self.storage, author, [*edits, *back], self.clock(), self._is_of(edition)
        )

    def trial(self, proposal: Proposal) -> ProposalTrial:
        """The content with a proposal in it."""
        return self.trials.of(proposal, self.edition_of(proposal), self.clock())

    def overtaken(self, proposal: Proposal) -> list[ContentEdit]:
        """What of a proposal is not any more what its author had before them."""
        shelf = self.shelf(edition=self.edition_of(proposal))
        return [e for e in proposal.edits if digest_of(shelf.held(*e.place)) != e.base]

    def publish(self, proposal: Proposal, by: str) -> Publication | ProposalProblem:
        """Publish what a colleague wrote. What does not pass the check does not come this far."""
        trial = self.trial(proposal)
        shelf = self.shelf(edition=self.edition_of(proposal))
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
