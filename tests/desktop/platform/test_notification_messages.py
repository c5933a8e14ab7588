"""What goes over the wire for a notice, as far as the service can show it."""

import pytest

from unaided.desktop.platform.notice import Manner, Notice, Urgency
from unaided.desktop.platform.notification_messages import show

EVERYTHING = frozenset({"actions", "body", "body-markup"})
TITLE, BODY, ACTIONS, HINTS, TIMEOUT = 3, 4, 5, 6, 7


@pytest.mark.parametrize(
    ("can", "body", "actions"),
    [
        (EVERYTHING, "a &lt; b &amp; \"c\" &gt; 'd'", ["more", "5 more"]),
        (frozenset({"body", "actions"}), "a < b & \"c\" > 'd'", ["more", "5 more"]),
        (frozenset({"body"}), "a < b & \"c\" > 'd'", []),
    ],
)
def test_markup_is_escaped_where_it_is_read_and_buttons_are_sent_where_they_are_drawn(
    can: frozenset[str], body: str, actions: list[str]
) -> None:
    notice = Notice("end", "Over & <out>", "a < b & \"c\" > 'd'", (("more", "5 more"),))
    message = show(notice, 0, can, "")
    assert message.body[TITLE] == "Over & <out>"
    assert (message.body[BODY], message.body[ACTIONS]) == (body, actions)


def test_a_notice_is_normal_passing_and_silent_unless_it_says_otherwise() -> None:
    message = show(Notice("end", "Over"), 0, EVERYTHING, "")
    assert message.body[HINTS] == {
        "urgency": ("y", 1),
        "transient": ("b", True),
        "desktop-entry": ("s", "unaided"),
        "suppress-sound": ("b", True),
    }
    assert message.body[TIMEOUT] == -1


def test_the_manner_reaches_the_desktop() -> None:
    insisting = Manner(Urgency.CRITICAL, timeout_ms=0, transient=False, sound_name="bell")
    message = show(Notice("end", "Over", manner=insisting), 0, EVERYTHING, "")
    assert message.body[HINTS] == {
        "urgency": ("y", 2),
        "transient": ("b", False),
        "desktop-entry": ("s", "unaided"),
        "sound-name": ("s", "bell"),
    }
    assert message.body[TIMEOUT] == 0


@pytest.mark.parametrize("text", ["Zero\0", "half \ud83d", "\0", "ünïcode 😀", ""])
def test_whatever_the_text_the_bus_can_carry_it(text: str) -> None:
    message = show(Notice("end", text, text, ((text, text),)), 0, EVERYTHING, "")
    message.serialise(serial=1)
    assert message.body[TITLE] == message.body[BODY] == text.replace("\0", "").replace("\ud83d", "?")
