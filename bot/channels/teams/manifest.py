"""The package that the app is installed from: its manifest, what it is called in the other
language, and two icons. It asks for nothing that is not used.
"""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.channels.teams.api.user_tokens import resource_of
from bot.channels.teams.applicants.extension import QUERY, SEARCH
from bot.channels.teams.icons import ACCENT, color_icon, outline_icon
from bot.channels.teams.tabs import NAME
from bot.vocabulary import Language
from bot.wording.applicants.channels.channel_labels import phrases
from bot.wording.applicants.channels.page_words import ORGANISATION
from bot.wording.applicants.channels.tab_words import tab_words
from bot.wording.translator import Translator

VERSION = "1.19"
SCHEMA = f"https://developer.microsoft.com/json-schemas/teams/v{VERSION}/MicrosoftTeams.schema.json"
LONGEST_NAME = 30
TAGS = {Language.JA: "ja", Language.EN: "en"}
EPOCH = (2025, 1, 1, 0, 0, 0)
"""The same package is the same bytes."""

Voice = Callable[[Language], Translator]
Json = dict[str, Any]


@dataclass(frozen=True)
class TeamsManifest:
    """What the package is for. `url` is where people find the counter and its notice."""

    app_id: str
    url: str
    name: str = "Madoguchi"
    version: str = "1.0.0"
    has_desk: bool = True

    @property
    def home(self) -> str:
        """The address of the counter, to which paths are added."""
        return self.url.rstrip("/")

    @property
    def host(self) -> str:
        """The name of the host in the public address; empty where there is none."""
        return urlsplit(self.url).hostname or ""

    @property
    def package_id(self) -> str:
        """The id of the package, always the same for a bot."""
        return str(uuid.uuid5(uuid.UUID(self.app_id), "madoguchi"))


def package(shape: TeamsManifest, language: Language, voice: Voice) -> bytes:
    """The package as a zip file; `language` is what stands in it first."""
    [other] = [each for each in Language if each is not language]
    files = {
        "manifest.json": written(manifest(shape, language, other, voice(language))),
        f"{TAGS[other]}.json": written(localization(shape, voice(other))),
        "color.png": color_icon(),
        "outline.png": outline_icon(),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
    return made.getvalue()


def written(content: Json) -> bytes:
    """JSON as people read it."""
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def manifest(shape: TeamsManifest, language: Language, other: Language, said: Translator) -> Json:
    """The manifest in one language."""
    return {
        "$schema": SCHEMA,
        "manifestVersion": VERSION,
        "version": shape.version,
        "id": shape.package_id,
        "developer": {
            "name": said.speak(ORGANISATION)[:32],
            "websiteUrl": shape.home,
            "privacyUrl": shape.home,
            "termsOfUseUrl": shape.home,
        },
        "name": {"short": shape.name, "full": full_name(shape, said)},
        "description": {"short": short(said), "full": long(said)},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": ACCENT,
        "localizationInfo": {
            "defaultLanguageTag": TAGS[language],
            "additionalLanguages": [{"languageTag": TAGS[other], "file": f"{TAGS[other]}.json"}],
        },
        "bots": [bot(shape, said)],
        "staticTabs": [chat(), counter(shape, said)],
        **({"configurableTabs": [desk(shape)]} if shape.has_desk else {}),
        "composeExtensions": [extension(shape, said)],
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [shape.host],
        "webApplicationInfo": {
            "id": shape.app_id,
            "resource": resource_of(shape.app_id, shape.host),
        },
    }


def chat() -> Json:
    """The personal chat, which stands before the other tabs."""
    return {"entityId": "conversations", "scopes": ["personal"]}


def counter(shape: TeamsManifest, said: Translator) -> Json:
    """The page of applicants beside their chat: the same conversation."""
    return {
        "entityId": "counter",
        "name": tab_words(said).counter[:128],
        "contentUrl": f"{shape.home}/tab/{NAME}/counter?language={{locale}}",
        "websiteUrl": f"{shape.home}/",
        "scopes": ["personal"],
    }


def desk(shape: TeamsManifest) -> Json:
    """The desk in a browser, where staff work: they add it to their channel."""
    return {
        "configurationUrl": f"{shape.home}/tab/{NAME}/configure?language={{locale}}",
        "canUpdateConfiguration": False,
        "scopes": ["team"],
    }


def bot(shape: TeamsManifest, said: Translator) -> Json:
    """Where people find it, and what they may begin with."""
    scopes = ["personal", "team", "groupChat"]
    return {
        "botId": shape.app_id,
        "scopes": scopes,
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [{"scopes": ["personal"], "commands": commands(said)}],
    }


def extension(shape: TeamsManifest, said: Translator) -> Json:
    """Looking for an answer while one writes to others."""
    words = phrases(said)
    looks = {
        "id": SEARCH,
        "type": "query",
        "context": ["compose", "commandBox"],
        "title": words.search_title[:32],
        "description": words.search_hint[:128],
        "initialRun": True,
        "parameters": [
            {"name": QUERY, "title": words.ask_label[:32], "description": words.search_hint[:128]}
        ],
    }
    return {"botId": shape.app_id, "commands": [looks]}


def commands(said: Translator) -> list[Json]:
    """What the client suggests to write."""
    return [{"title": say[:32], "description": why[:128]} for say, why in prompts(said)]


def prompts(said: Translator) -> list[tuple[str, str]]:
    """What may be written: it is sent just as its title stands there."""
    return [(message, title) for title, message in phrases(said).prompts]


def full_name(shape: TeamsManifest, said: Translator) -> str:
    """What the app is called in full: its name, and what it is."""
    return f"{shape.name}: {short(said)}"[:100]


def short(said: Translator) -> str:
    """What the app is, in the line that Teams lists it with."""
    return said.gettext("Pre-check, answers and a way to staff")[:80]


def long(said: Translator) -> str:
    """What the app does, for the page on which it is added."""
    return said.gettext(
        "Checks whether the programme fits your company, answers questions with their source, and "
        "puts you in touch with staff."
    )[:4000]


def localization(shape: TeamsManifest, said: Translator) -> Json:
    """The same in the other language."""
    lists: Json = {}
    for number, each in enumerate(commands(said)):
        at = f"bots[0].commandLists[0].commands[{number}]"
        lists |= {f"{at}.title": each["title"], f"{at}.description": each["description"]}
    [looks] = extension(shape, said)["commands"]
    [asked] = looks["parameters"]
    at = "composeExtensions[0].commands[0]"
    lists |= {f"{at}.{name}": looks[name] for name in ("title", "description")}
    lists |= {f"{at}.parameters[0].{name}": asked[name] for name in ("title", "description")}
    return {
        "$schema": SCHEMA.replace("MicrosoftTeams", "MicrosoftTeams.Localization"),
        "name.short": shape.name,
        "name.full": full_name(shape, said),
        "description.short": short(said),
        "description.full": long(said),
        "staticTabs[1].name": counter(shape, said)["name"],
        **lists,
    }
