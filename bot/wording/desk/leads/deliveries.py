"""What is known of a message of staff on its way: on a platform, on the page, by mail."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.mail_queue import MailReach, is_away
from bot.assistant.ports import DeliveryStatus, Outgoing
from bot.handoff.lead import Lead
from bot.wording.desk.views import Badge
from bot.wording.translator import N_, Translator, one_line

DELIVERIES: Mapping[DeliveryStatus, str] = {
    DeliveryStatus.QUEUED: N_("Waiting to be sent"),
    DeliveryStatus.SENDING: N_("Being sent"),
    # translators: the message arrived at the platform
    DeliveryStatus.SENT: N_("Sent"),
    DeliveryStatus.FAILED: N_("Could not be sent. The applicant has not received it."),
    DeliveryStatus.UNCERTAIN: N_(
        "It is not known whether this arrived. Please find out whether the applicant has it, and "
        "say so."
    ),
    DeliveryStatus.BOUNCED: N_("It came back. The applicant has not received it."),
    DeliveryStatus.DROPPED: N_("Not sent, since there was no need for it any more"),
}
"""What is known of a message on its way to a platform."""

SEEN = N_("The applicant has seen it")
WAITS = N_("Waits on the applicant's page; not seen yet")

MAILS: Mapping[DeliveryStatus, str] = {
    DeliveryStatus.QUEUED: N_("Not seen on the page yet; a mail about it goes out by itself"),
    DeliveryStatus.SENDING: N_("Not seen on the page yet; a mail about it is being sent"),
    DeliveryStatus.SENT: N_("A mail about it was sent; not seen on the page yet"),
    DeliveryStatus.FAILED: N_(
        "Not seen on the page, and the mail about it could not be sent. Please reach the applicant "
        "in another way."
    ),
    DeliveryStatus.UNCERTAIN: N_(
        "Not seen on the page yet; it is not known whether the mail about it arrived"
    ),
    DeliveryStatus.BOUNCED: N_(
        "Not seen on the page, and the mail about it came back. Please check the address, or reach "
        "the applicant in another way."
    ),
}
"""What is known of the mail about a message that stands on the page, unseen."""


def delivery_badge(
    sent: Outgoing | None, mail: Outgoing | None, translator: Translator
) -> Badge | None:
    """What is known of a message of staff; `mail` is the one that tells of it."""
    if sent is None:
        return None
    kind, told = delivery(sent, mail)
    return Badge(kind.value, translator.gettext(told))


def delivery(sent: Outgoing, mail: Outgoing | None) -> tuple[DeliveryStatus, str]:
    """How a message stands, and in words (not yet translated)."""
    if not is_away(sent.person):
        return sent.status, DELIVERIES[sent.status]
    if sent.status is DeliveryStatus.SENT:
        return sent.status, SEEN
    if mail is None or mail.status not in MAILS:
        return DeliveryStatus.QUEUED, WAITS
    return mail.status, MAILS[mail.status]


def reach(lead: Lead, mailed: MailReach, translator: Translator) -> str:
    """How an applicant learns of a reply, where no platform calls them; empty elsewhere."""
    if lead.contact is None or not is_away(lead.person):
        return ""
    if not lead.contact.email:
        return translator.gettext(
            "the page only, where replies wait: they gave no e-mail address. Please call them"
        )
    if mailed.reaches(lead.person):
        return translator.gettext(
            "the page; a mail to {address} where a reply was not seen there within five minutes",
            address=one_line(lead.contact.email),
        )
    if mailed.folder:
        return translator.gettext(
            "the page only, where replies wait. Mails are not sent but put into {folder}",
            folder=mailed.folder,
        )
    return translator.gettext(
        "the page only, where replies wait until the applicant comes back: no mail is set up"
    )
