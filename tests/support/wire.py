"""What goes over the local socket, written and read by hand."""

from __future__ import annotations

from typing import TypeAlias

Part: TypeAlias = tuple[str, str | int]


def request(*words: str) -> bytes:
    """Return a request of these words."""
    body = "".join(f"{word}\0" for word in words).encode()
    return f"{len(body)}\n".encode() + body


def part(kind: str, said: str | int) -> bytes:
    """Return one part of an answer."""
    if isinstance(said, int):
        return f"{kind} {said}\n".encode()
    return f"{kind} {len(said.encode())}\n".encode() + said.encode()


def parts(answer: bytes) -> list[Part]:
    """Return the whole parts of an answer: kind with text or number."""
    found: list[Part] = []
    while b"\n" in answer:
        head, _, answer = answer.partition(b"\n")
        kind, number = head.decode().split()
        if kind in {"heard", "end"}:
            found.append((kind, int(number)))
            continue
        if len(answer) < int(number):
            break
        found.append((kind, answer[: int(number)].decode()))
        answer = answer[int(number) :]
    return found
