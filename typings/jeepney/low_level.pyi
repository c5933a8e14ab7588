from collections.abc import Iterable
from enum import Enum, IntEnum, IntFlag
from typing import Any

class MessageType(Enum):
    method_call = 1
    method_return = 2
    error = 3
    signal = 4

class MessageFlag(IntFlag):
    no_reply_expected = 1
    no_auto_start = 2
    allow_interactive_authorization = 4

class HeaderFields(IntEnum):
    path = 1
    interface = 2
    member = 3
    error_name = 4
    reply_serial = 5
    destination = 6
    sender = 7
    signature = 8
    unix_fds = 9

class Header:
    message_type: MessageType
    flags: MessageFlag
    serial: int
    fields: dict[HeaderFields, Any]

class Message:
    header: Header
    body: tuple[Any, ...]
    def serialise(self, serial: int | None = None, fds: Any = None) -> bytes: ...

class Parser:
    def __init__(self) -> None: ...
    def feed(self, data: bytes) -> list[Message]: ...
    def add_data(self, data: bytes, fds: Iterable[Any] = ()) -> None: ...
    def get_next_message(self) -> Message | None: ...
