"""A small D-Bus client for tests: calls, properties, names and signals on one blocking connection."""

from collections import deque
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Any, NamedTuple, Self

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, Monitoring, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

PROPERTIES = "org.freedesktop.DBus.Properties"
REPLY_SECONDS = 5.0


class Call(NamedTuple):
    """One method call: whom, what, and with which values."""

    service: str
    path: str
    interface: str
    member: str
    signature: str = ""
    body: tuple[Any, ...] = ()

    def message(self) -> Message:
        """Put the call into the form the wire wants."""
        to = DBusAddress(self.path, bus_name=self.service, interface=self.interface)
        return new_method_call(to, self.member, self.signature or None, self.body)


class Bus:
    """One connection to a bus."""

    def __init__(self, address: str) -> None:
        """Connect to the bus at this address."""
        self._connection = open_dbus_connection(address)

    def __enter__(self) -> Self:
        """Use the connection for a while."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def call(
        self, service: str, path: str, interface: str, member: str, signature: str = "", *body: object
    ) -> tuple[Any, ...]:
        """Call a method and give the values it returns; an error reply raises jeepney's DBusErrorResponse."""
        message = Call(service, path, interface, member, signature, body).message()
        return self._ask(message)

    def call_each(self, calls: Sequence[Call]) -> list[tuple[Any, ...] | None]:
        """Make many calls at once; None where the reply is an error (the object went away, it has no such thing)."""
        awaited: dict[int, int] = {}
        answers: deque[Message] = deque()
        replies: list[tuple[Any, ...] | None] = [None] * len(calls)
        with ExitStack() as listening:
            for kind in ("method_return", "error"):
                listening.enter_context(self._connection.filter(MatchRule(type=kind), queue=answers))
            for place, call in enumerate(calls):
                serial = next(self._connection.outgoing_serial)
                self._connection.send(call.message(), serial=serial)
                awaited[serial] = place
            while awaited:
                answer = self._connection.recv_until_filtered(answers, timeout=REPLY_SECONDS)
                place = awaited.pop(answer.header.fields[HeaderFields.reply_serial])
                if answer.header.message_type is MessageType.method_return:
                    replies[place] = tuple(answer.body)
        return replies

    def read(self, service: str, path: str, interface: str, name: str) -> Any:  # noqa: ANN401 - D-Bus values are of any type
        """Read one property."""
        ((_, value),) = self.call(service, path, PROPERTIES, "Get", "ss", interface, name)
        return value

    def read_all(self, service: str, path: str, interface: str) -> dict[str, Any]:
        """Read all properties of an interface."""
        (values,) = self.call(service, path, PROPERTIES, "GetAll", "s", interface)
        return {name: value for name, (_, value) in values.items()}

    def has(self, name: str) -> bool:
        """Tell whether anybody owns this name."""
        (owned,) = self._ask(message_bus.NameHasOwner(name))
        return bool(owned)

    def subscribe(self, interface: str, member: str) -> deque[Message]:
        """Receive a signal from now on, whoever sends it, into the queue this gives."""
        rule = MatchRule(type="signal", interface=interface, member=member)
        self._ask(message_bus.AddMatch(rule))
        queue: deque[Message] = deque()
        self._connection.filter(rule, queue=queue)
        return queue

    def next_of(self, queue: deque[Message], seconds: float) -> tuple[Any, ...]:
        """Give the values of the next signal in a queue of subscribe(); TimeoutError if none comes in time."""
        return tuple(self._connection.recv_until_filtered(queue, timeout=seconds).body)

    def monitor(self, rules: Sequence[str]) -> deque[Message]:
        """Hear into a queue what others say to each other; nothing can be called on this connection any more."""
        queue: deque[Message] = deque()
        self._ask(Monitoring().BecomeMonitor(list(rules)))
        self._connection.filter(MatchRule(), queue=queue)
        return queue

    def take(self, queue: deque[Message]) -> list[Message]:
        """Take out of a queue all that has come in until now."""
        with suppress(TimeoutError):
            while True:
                self._connection.recv_messages(timeout=0)
        taken = list(queue)
        queue.clear()
        return taken

    def _ask(self, message: Message) -> tuple[Any, ...]:
        return tuple(unwrap_msg(self._connection.send_and_get_reply(message, timeout=REPLY_SECONDS)))
