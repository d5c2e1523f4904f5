"""Short texts of the pages about those who work at the desk."""

from __future__ import annotations

from collections.abc import Mapping

from bot.wording.translator import N_

TEAM_LABELS: Mapping[str, str] = {
    "save": N_("Save"),
    "saved": N_("Saved."),
    # One's own page
    "own_page": N_("Notices and absence"),
    "told_of": N_("What you are told, and how"),
    "told_of_lead": N_(
        "You are told while the desk is open; what happens while it is closed reaches you when it "
        "opens. A mail goes out only if nobody has looked at the enquiry for ten minutes, or a "
        "reply is overdue. Nothing about an applicant stands in it but the number."
    ),
    "what_happens": N_("What happens"),
    "this_browser": N_("This browser"),
    "ask_permission": N_("Let this browser show notices"),
    "permission_granted": N_("This browser shows notices."),
    "permission_denied": N_(
        "This browser was told not to show notices of this page. You can change that in its "
        "settings for this site."
    ),
    "permission_missing": N_("This browser cannot show notices. The count in the tab still works."),
    "sound": N_("With a short sound"),
    "try_sound": N_("Play the sound"),
    "digest": N_("Each morning a message that says how many enquiries wait"),
    "mail_to": N_("E-mail address for notices"),
    # translators: followed by the name of a platform, such as Slack
    "account_on": N_("Your member ID in"),
    "account_hint": N_("Open your profile there and copy the member ID. Empty: no messages."),
    "absence": N_("Absence"),
    "absence_lead": N_(
        "While you are away you are not told of anything. Your deputy is told of your enquiries; "
        "without one, everybody is."
    ),
    "away_until": N_("Away until (including that day)"),
    "deputy": N_("Deputy"),
    "no_deputy": N_("nobody in particular"),
    "takes_turns": N_("Deal new enquiries to me as well, where the desk deals them out"),
    "own_password": N_("Password"),
    "own_password_lead": N_(
        "With a password you can sign in without a link. Your other sessions end when you set it."
    ),
    "new_password": N_("New password"),
    "password_again": N_("The same once more"),
    "set_password": N_("Set the password"),
    "mail_wrong": N_("That is no e-mail address."),
    "account_wrong": N_("That is no member ID."),
    "away_wrong": N_("Please choose a day from today on, within a year."),
    "deputy_wrong": N_("Please choose a colleague who works on enquiries."),
    "password_length": N_("A password has 10 to 200 characters."),
    "password_differs": N_("The two do not match."),
    "password_elsewhere": N_("Your password is set by whoever runs this counter."),
    # Members
    "members": N_("Members"),
    "members_lead": N_(
        "Whoever is removed is out at once, everywhere. Members whom the settings name can only be "
        "changed there."
    ),
    "role": N_("Role"),
    "since_when": N_("Since"),
    "invite": N_("Invite somebody"),
    "invite_name": N_("Name or e-mail address"),
    "invite_hint": N_(
        "Letters and digits. With an e-mail address one can also sign in through your organisation."
    ),
    "invite_button": N_("Make an invitation"),
    "new_link": N_("New sign-in link"),
    "change_role": N_("Change"),
    "remove": N_("Remove"),
    "remove_sure": N_("They are signed out everywhere at once. Their enquiries stay as they are."),
    "remove_yes": N_("Yes, remove"),
    "you": N_("you"),
    "link_made": N_("Pass this link on, to that person alone. It works once. It ends:"),
    "link_for": N_("Link for"),
    "deals": N_("Dealing out"),
    "deals_lead": N_(
        "New enquiries can be given to those who have the fewest open ones and are not away. They "
        "are told as of any enquiry that is given to them."
    ),
    "deals_on": N_("Deal new enquiries out"),
    "member_name_wrong": N_("Please use letters, digits and . _ @ + - for a name."),
    "member_name_taken": N_("Somebody is called so already."),
    "member_role_wrong": N_("Please choose a role."),
    "member_from_settings": N_("The settings name this member; it can only be changed there."),
    "member_yourself": N_("You cannot change yourself. Another administrator can."),
    "member_gone": N_("There is no such member any more."),
    # The access log
    "accesses": N_("Access log"),
    "accesses_lead": N_(
        "Who opened, took along or deleted enquiries, and who changed members. It holds numbers "
        "and names of members only. Lists are not logged, single enquiries are."
    ),
    # translators: followed by a number of days
    "kept_for": N_("Days for which entries are kept:"),
    "who": N_("Who"),
    "what": N_("What"),
    "about": N_("Enquiry or member"),
    "anything": N_("anything"),
    "narrow_down": N_("Show"),
    # Days and hours
    "days": N_("Days and hours"),
    "days_lead": N_(
        "What you set here holds at once for every promise that is given from now on. Promises "
        "that were given before stay."
    ),
    "set_days": N_("Set days apart"),
    "first_day": N_("First day"),
    "last_day": N_("Last day (empty: one day)"),
    "closed_all_day": N_("Closed all day"),
    "usual_hours": N_("Usual hours"),
    "usual_hint": N_(
        "They hold on working days from the moment they are saved; what was promised before stays."
    ),
    "usual_save": N_("Save the usual hours"),
    "usual_default": N_("As in the guideline again"),
    "set_apart": N_("Days that are not as usual"),
    "too_many_spans": N_("Please write at most four spans of hours."),
    "hours_as_before": N_("These are the usual hours already. Nothing was changed."),
    "other_hours": N_("Open at these hours"),
    "hours": N_("Hours"),
    "hours_hint": N_("For example 10:00-12:00, 13:00-15:00"),
    "note_for_staff": N_("Note for staff"),
    "as_usual": N_("As usual again"),
    "set_by": N_("Set by"),
    "day": N_("Day"),
    "days_none": N_("No day is set apart."),
    "day_wrong": N_("Please choose a day from today on; the last day is not before the first."),
    "too_many_days": N_("Please set no more than 62 days at once."),
    "too_far": N_("Please choose days within two years."),
    "hours_wrong": N_("Please write hours like 10:00-12:00, 13:00-15:00."),
    "too_many_closed": N_("That would close the desk for too many days."),
}
"""By the name under which templates say them."""
