"""What a person does with the app: presses, chooses, commands, fills in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tests.fake_slack import interactions, messages
from tests.fake_slack.members import Member, Place, Target
from tests.fake_slack.modals import values_of
from tests.fake_slack.records import Json, Message, View
from tests.fake_slack.screens import Control, NotOnScreenError, entered, find, option_of, refuses
from tests.storms.delivery import Delivery


@dataclass
class Person(Member):
    """One person. Acts return at once; `answer()` of a delivery waits for the app."""

    filled: dict[str, dict[str, Json]] = field(default_factory=dict)
    """What is entered in inputs of messages, by the message's ts."""

    # Pressing and choosing.

    def click(self, target: Target, name: str) -> Delivery:
        """Press a button, by its action_id, its label or its value."""
        with self.core.state.changed:
            message = self.message(target)
            return self._act(message, find(message.blocks, name))

    def press_stale(self, target: Target, name: str, versions: int = 1) -> Delivery:
        """Press a button that stood there so many updates ago; the screen was not up to date."""
        with self.core.state.changed:
            message = self.message(target)
            if len(message.versions) < versions:
                raise NotOnScreenError("the message was not updated so often")
            return self._act(message, find(message.versions[-versions], name))

    def choose(self, target: Target | View, name: str, option: Any) -> Delivery | None:
        """Choose in a menu, a date picker or the like; several options as a list.

        In a view, and in an input block, the app hears of it only if it asked for it.
        """
        with self.core.state.changed:
            if isinstance(target, View):
                return self._choose_in_view(target, name, option)
            message = self.message(target)
            control = find(message.blocks, name)
            value = self._picked(control, option)
            held = self.filled.setdefault(message.ts, {})
            held.setdefault(control.block_id, {})[control.action_id] = value
            if control.block["type"] == "input" and not control.block.get("dispatch_action"):
                return None
            return self._act(message, control, value)

    def look_up(self, target: Target | View, name: str, text: str) -> Delivery:
        """Type in a menu whose options come from the app; the answer brings them."""
        with self.core.state.changed:
            place = self._standing(target) if isinstance(target, View) else self.message(target)
            blocks = place.data["blocks"] if isinstance(place, View) else place.blocks
            control = find(blocks, name)
            sent = interactions.suggestion(self.core, self.id, self.team, place, control, text)
        return self.core.office.send(Delivery("options", sent))

    def _picked(self, control: Control, option: Any) -> Json:
        if control.element["type"] == "overflow":
            picked = option_of(control.element, option)
            return {"type": "overflow", "selected_option": picked}
        return entered(control.element, option)

    def _act(self, message: Message, control: Control, value: Json | None = None) -> Delivery:
        did = interactions.action(control, value)
        filled = self.filled.get(message.ts, {})
        sent = interactions.in_message(self.core, self.id, message, did, filled)
        return self.core.office.send(Delivery("interactive", sent))

    # Commands and shortcuts.

    def command(self, name: str, text: str = "", place: Place | None = None) -> Delivery:
        """A slash command, in the direct messages unless a channel is named."""
        with self.core.state.changed:
            self._demand_commands()
            if self.core.app.commands is not None and name not in self.core.app.commands:
                raise NotOnScreenError(f"{name} is not a valid command")
            channel = self.channel(place or self.dm())
            sent = interactions.command(self.core, channel, self.id, name, text)
        return self.core.office.send(sent)

    def _demand_commands(self) -> None:
        if "commands" not in self.core.scopes(self.core.state.workspaces[self.team]):
            raise NotOnScreenError("the app is not installed with the scope `commands`")
        self.core.state.used_scopes.add("commands")

    def shortcut(self, callback_id: str) -> Delivery:
        """A global shortcut."""
        with self.core.state.changed:
            self._demand_commands()
            sent = interactions.about(self.core, "shortcut", self.id, self.team)
            trigger = self.core.new_trigger(self.id, self.team)
            more = {"callback_id": callback_id, "trigger_id": trigger, "action_ts": "1.1"}
        return self.core.office.send(Delivery("interactive", {**sent, **more}))

    def message_shortcut(self, callback_id: str, target: Target) -> Delivery:
        """A shortcut in the menu of a message."""
        with self.core.state.changed:
            self._demand_commands()
            message = self.message(target)
            channel = self.core.state.channels[message.channel]
            sent = {
                **interactions.about(self.core, "message_action", self.id, self.team),
                "callback_id": callback_id,
                "trigger_id": self.core.new_trigger(self.id, self.team),
                "response_url": self.core.new_response_url(channel, self.id),
                "action_ts": self.core.state.new_ts(),
                "message_ts": message.ts,
                "channel": interactions.channel_name(channel),
                "message": messages.payload(message),
            }
        return self.core.office.send(Delivery("interactive", sent))

    # Home and modals.

    def open_home(self, tab: str = "home") -> None:
        """Look at the app: its `home` or its `messages`."""
        with self.core.state.changed:
            event: Json = {
                "type": "app_home_opened",
                "user": self.id,
                "channel": self.dm().id,
                "tab": tab,
                "event_ts": self.core.state.new_ts(),
            }
            home = self.home()
            if tab == "home" and home is not None:
                event["view"] = home.data
            self.core.emit(self.team, "app_home_opened", event)

    def home(self) -> View | None:
        """The home that the app has published for this person."""
        return self.core.state.homes.get(self.id)

    def modal(self) -> View | None:
        """The modal on top, if one is open."""
        stack = self.core.state.modals.get(self.id)
        return stack[-1] if stack else None

    def click_in(self, view: View, name: str) -> Delivery:
        """Press a button in a modal or in a home."""
        with self.core.state.changed:
            did = interactions.action(find(self._standing(view).data["blocks"], name))
            sent = interactions.in_view(self.core, self._standing(view), did)
        return self.core.office.send(Delivery("interactive", sent))

    def _choose_in_view(self, view: View, name: str, option: Any) -> Delivery | None:
        view = self._standing(view)
        control = find(view.data["blocks"], name)
        value = self._picked(control, option)
        if value["type"] != "overflow":
            view.values.setdefault(control.block_id, {})[control.action_id] = value
        if control.block["type"] == "input" and not control.block.get("dispatch_action"):
            return None
        sent = interactions.in_view(self.core, view, interactions.action(control, value))
        return self.core.office.send(Delivery("interactive", sent))

    def _standing(self, view: View) -> View:
        standing = self.core.state.view(view.id)
        if standing is None:
            raise NotOnScreenError("the view is not open any more")
        return standing

    def fill(self, view: View, entries: dict[str, Any]) -> None:
        """Enter things, each named by the block_id, the action_id or the label of its input."""
        with self.core.state.changed:
            view = self._standing(view)
            for name, entry in entries.items():
                inputs = [b for b in view.data["blocks"] if b["type"] == "input"]
                control = find(inputs, name)
                value = entered(control.element, entry)
                view.values.setdefault(control.block_id, {})[control.action_id] = value

    def submit(self, view: View) -> Delivery:
        """Submit a modal, if the client lets them: what is required is there."""
        with self.core.state.changed:
            view = self._standing(view)
            values = values_of(view.data["blocks"], view.values)
            for block in view.data["blocks"]:
                if block["type"] == "input":
                    value = values[block["block_id"]][block["element"]["action_id"]]
                    if reason := refuses(block, value):
                        raise NotOnScreenError(f"{block['block_id']}: {reason}")
            view.errors = {}
            sent = interactions.submission(self.core, view)
        return self.core.office.send(sent)

    def close(self, view: View, *, everything: bool = False) -> Delivery | None:
        """Close a modal by its close button, or the whole stack by the cross."""
        with self.core.state.changed:
            view, stack = self._standing(view), self.core.state.modals[self.id]
            is_cleared = everything or bool(view.data["clear_on_close"])
            if is_cleared:
                stack.clear()
            else:
                stack.remove(view)
            sent = interactions.closing(self.core, view, is_cleared=is_cleared)
        return self.core.office.send(sent) if sent else None
