"""Short texts of the pages on which curators change what the counter says."""

from __future__ import annotations

from collections.abc import Mapping

from bot.wording.translator import N_

CONTENT_LABELS: Mapping[str, str] = {
    # translators: the part of the desk where curators change what the counter says
    "content": N_("Articles and texts"),
    "content_lead": N_(
        "What the counter says. You change it in both languages, a colleague looks at it, and then "
        "it holds at once, without a restart."
    ),
    "kind_articles": N_("Articles"),
    "kind_outside": N_("Other subjects"),
    "kind_replies": N_("Prepared replies"),
    "kind_facts": N_("Dates, numbers, addresses"),
    "kind_questions": N_("Questions of the pre-check"),
    "kind_commands": N_("Commands"),
    "kind_synonyms": N_("Words of one meaning"),
    "content_find": N_("Find"),
    "content_find_hint": N_("words of a question, an answer, a name"),
    "content_nothing": N_("Nothing here is called so."),
    "new_articles": N_("New article"),
    "new_outside": N_("New subject"),
    "new_replies": N_("New prepared reply"),
    "new_synonyms": N_("New words of one meaning"),
    "entry": N_("Entry"),
    "proposals": N_("Changes under way"),
    "proposals_none": N_("Nothing is being changed."),
    "your_changes": N_("Your changes"),
    "publication_history": N_("What was published"),
    "publication_history_lead": N_(
        "Every publication, the newest first: who wrote it, who looked at it, and when."
    ),
    "publications_none": N_("Nothing was published here yet. The texts are those of the files."),
    "changed_here": N_("changed by you, not published"),
    # The form
    "keep_changes": N_("Keep in my changes"),
    "keep_hint": N_("Nothing is shown to anybody before a colleague has published it."),
    "take_out_entry": N_("Take this entry out"),
    "field_question": N_("Question"),
    "field_answer": N_("Answer (short, enough by itself)"),
    "field_detail": N_("Detail (goes on from the answer)"),
    "field_phrasings": N_("Ways to ask, one a line"),
    "field_examples": N_("Examples of what is not ours, one a line"),
    "field_clauses": N_("Clauses, with commas between them"),
    "field_clause": N_("Clause"),
    "field_related": N_("Related articles"),
    "field_partial": N_("Answers only partly: offer staff below it"),
    "field_turn_to": N_("Where to turn to"),
    "field_synonyms": N_("Words, one a line; that which articles use most first"),
    "field_kind_of": N_("Words of these concepts as well, for commands"),
    "field_title": N_("Title"),
    "field_text": N_("Text"),
    "field_value": N_("Value"),
    "field_ask": N_("What is asked"),
    "field_why": N_("Why it is asked"),
    "field_find_out": N_("How to find out"),
    "field_label": N_("Answer to pick"),
    "field_reason": N_("Reason that is given"),
    "field_instead": N_("What to do instead"),
    "field_effect": N_("What it means for the case"),
    "effect_none": N_("nothing"),
    "effect_note": N_("worth knowing"),
    "effect_review": N_("staff look at it"),
    "effect_excluded": N_("not covered"),
    "field_sentences": N_("Sentences by which it is heard, one a line"),
    "field_says": N_("Words that mean it wherever they stand, one a line"),
    "field_answers": N_("Short words that mean it as an answer, one a line"),
    "field_short": N_("Whole messages that mean it, one a line"),
    "field_said": N_("Sentences that mean it, one a line"),
    "field_not": N_("Sentences that only look like it, one a line"),
    # translators: one of the answers to pick of a question; followed by its name in the files
    "choice": N_("Choice"),
    "field_subject": N_("The subject in a word or two (optional)"),
    "subject_hint": N_(
        "If there are fewer than eight ways to ask, more are made from these words. Look through "
        "them afterwards."
    ),
    "field_id": N_("Name in the files"),
    "id_hint": N_(
        "Small letters, digits and hyphens. Left empty, it is made from the English question."
    ),
    "field_file": N_("Part"),
    "facts_hint": N_(
        "Days, numbers and addresses are filled in where their name stands in curly brackets."
    ),
    "meaning": N_("If the question, or what can be picked, reads otherwise now:"),
    "meaning_same": N_("it means the same, in better words"),
    "meaning_other": N_("it means something else"),
    "meaning_hint": N_(
        "Where it means something else, whoever answered it before is asked again, and only that."
    ),
    "meaning_asked": N_(
        "The question, or what can be picked, reads otherwise. Please say below whether it means "
        "something else."
    ),
    "used_in": N_("Used in"),
    # A proposal
    "proposal": N_("Proposed changes"),
    "by": N_("By"),
    "given_back": N_("Given back with this note:"),
    "what_changes": N_("What changes"),
    "before": N_("Before"),
    "after": N_("After"),
    "added": N_("added"),
    "removed": N_("taken out"),
    "edit_entry": N_("Edit"),
    "take_back_entry": N_("Leave it as it was"),
    "content_check": N_("Check"),
    "content_sound": N_("The check finds no mistake."),
    "content_wrong": N_("Before this can be published, please put this right:"),
    "only_one_language": N_(
        "Only one language has changed. Please see that both still say the same."
    ),
    "try_proposal": N_("Try a question"),
    "answers_now": N_("Now"),
    "answers_then": N_("With these changes"),
    "answer_changes": N_("Answers that change"),
    "answer_changes_none": N_("No answer changes."),
    "answer_changes_failed": N_("Which answers change could not be found out just now."),
    "meaning_changes": N_("Messages that are understood otherwise"),
    "look_again": N_("Look again"),
    "send_for_review": N_("Ask a colleague to look"),
    "withdraw": N_("Work on it again"),
    "drop_proposal": N_("Drop all of it"),
    "publish_proposal": N_("Publish"),
    "publish_hint": N_(
        "You confirm with this that both languages say the same, and that the clauses bear it."
    ),
    "give_back": N_("Give back"),
    "give_back_note": N_("What should be different"),
    "wait_for_colleague": N_("A colleague who looks after the content can publish this now."),
    "no_colleague": N_(
        "Nobody else here looks after the content, and what you wrote yourself you cannot publish. "
        "An administrator can invite a colleague with the role of curator (Members)."
    ),
    "published_now": N_("Published. In a moment the counter answers with it, in every process."),
    "becoming_live": N_(
        "The counter is learning what was published; until then it answers as before."
    ),
    "is_live": N_("The counter answers with everything that was published."),
    "not_usable": N_(
        "What was published does not go together with the files of this version, so the counter "
        "answers with what it had. Whoever runs it finds the reason in the log."
    ),
    "set_aside": N_("Changed in the files since, so that what was published here does not hold:"),
    "publication": N_("Publication"),
    "written_by": N_("Written by"),
    "looked_at_by": N_("Looked at by"),
    "roll_back": N_("Take it back"),
    "roll_back_sure": N_(
        "Everything in it becomes what it was before, at once. What was changed since stays."
    ),
    "took_back": N_("takes back publication"),
    # From an unanswered question
    "make_article": N_("Make an article of it"),
    "add_phrasing": N_("Add to the ways to ask for"),
    "add_phrasing_button": N_("Add"),
    # Editions before they open
    "previews": N_("Coming editions"),
    "previews_lead": N_(
        "Talk to the counter as it will be once an edition has opened. Nothing of it is kept."
    ),
    "previews_none": N_("No other edition is being prepared."),
    # translators: followed by a day
    "opens_on": N_("Opens on"),
    "preview_open": N_("Look at it"),
    "preview_link": N_("Make a link for others"),
    # translators: followed by a day
    "preview_link_lead": N_("Whoever has this link can look at it, without signing in, until"),
    # translators: followed by a number
    "preview_left": N_("Still to be looked at before it opens:"),
    "preview_broken": N_(
        "It cannot be shown yet: its content does not pass the check (madoguchi knowledge check)."
    ),
    # translators: followed by the name of an edition
    "preview_of": N_("Preview of"),
    "preview_mark": N_(
        "This does not hold yet and may still change. Nothing here is kept, and nothing that you "
        "send reaches anybody."
    ),
    "edition_now": N_("holds now"),
    # translators: followed by the name of an edition
    "edition_coming": N_("This is of the coming edition"),
    "edition_shared": N_("Other editions share this text: a change holds for all of them."),
    "content_no_worse": N_("The check finds nothing wrong with these changes."),
    # translators: followed by a number
    "content_left": N_("Still to be put right before the edition opens:"),
    "preview_edit": N_("Change its texts"),
    # Enquiries under new rules
    "rules": N_("Enquiries under new rules"),
    "rules_lead": N_(
        "Enquiries keep the rules that they came under. Here you see for whom the pre-check would "
        "come to another result by the rules of an edition, and you can tell them."
    ),
    # translators: above a list of prepared replies
    "rules_words": N_("What they are told (a prepared reply)"),
    "rules_edition": N_("Edition"),
    "rules_look": N_("Look at it"),
    "rules_enquiry": N_("Enquiry"),
    "rules_why": N_("Why"),
    "rules_told": N_("Told"),
    "rules_not_told": N_("not yet"),
    "rules_not_ready": N_(
        "Nobody can be told yet: some texts of this edition are still to be looked at."
    ),
    "rules_shown": N_("This is what they read"),
    "rules_hint": N_(
        "Each gets it in their language, once, with their own name, company and reference. Closed "
        "enquiries are ticked only by you."
    ),
    "rules_tell": N_("Tell those that are ticked"),
    # What is wrong
    "problem_missing": N_("Please fill this in."),
    "problem_too_few": N_("More ways to ask are needed:"),
    "problem_no_such_clause": N_("The guideline has no such clause:"),
    "problem_no_such_fact": N_("There is no such fact:"),
    "problem_phrasing_taken": N_("This way to ask belongs to another entry:"),
    "problem_id_wrong": N_("A name is made of small letters, digits and hyphens."),
    "problem_concept_wrong": N_("A name is made of capitals and underscores."),
    "problem_id_taken": N_("There is an entry of this name already."),
    "problem_gone": N_("This is not there any more."),
    "problem_changed": N_("Somebody has changed this meanwhile. Please look at it once more."),
    "problem_empty": N_("Nothing has been changed yet."),
    "problem_not_yours": N_("Only who wrote it can do this."),
    "problem_own": N_("What you wrote yourself, a colleague publishes."),
    "problem_not_in_review": N_("It does not wait for anybody to look at it."),
    "problem_overtaken": N_(
        "Something else was published a moment ago. Please look at this once more, then publish."
    ),
    "problem_base_changed": N_(
        "Something in it was changed and published since it was written. Please look at it again:"
    ),
    "problem_no_publication": N_("There is no such publication."),
    "problem_rolled_on": N_(
        "Something in it was changed again later. Take the later publication back first."
    ),
    "content_elsewhere": N_("The content cannot be changed at this desk."),
}
