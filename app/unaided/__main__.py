"""The way in: `python -m unaided`, and the installed command `unaided`."""

from __future__ import annotations

import sys

from unaided.cli import client

TYPE_CHECKING = False  # that of `typing` costs 2 ms at every start and `status`
if TYPE_CHECKING:
    from collections.abc import Sequence

    from unaided.bootstrap import Services
    from unaided.domain.reply import Paper, Reply

APP_OPTIONS = frozenset({"--in-tray"})


def main(argv: Sequence[str] | None = None) -> int:
    """Let the running app answer, else open the app (no verb) or do the command here."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["demo"]:
        from unaided.cli.demo import demo  # noqa: PLC0415 (asked for seldom)

        return demo(words, _open_app)
    if (code := client.ask(words)) is not None:
        return code
    if set(words) <= APP_OPTIONS:
        from unaided.desktop.app import main as open_app  # noqa: PLC0415 (Qt only where a window is meant)

        return open_app(answer, in_tray="--in-tray" in words)
    from unaided.cli.main import main as do_command  # noqa: PLC0415 (not needed where the app answers)

    return do_command(words, _draw)


def _draw(paper: Paper) -> Reply:
    """Draw a PDF without an app; where Qt cannot be loaded, say so."""
    try:
        from unaided.desktop.letter_file import drawn_alone  # noqa: PLC0415 (Qt only where something is drawn)
    except ImportError as missing:
        from unaided.cli.letter import no_drawing  # noqa: PLC0415 (asked for seldom)

        return no_drawing(missing)
    return drawn_alone(paper)


def _open_app() -> int:
    from unaided.desktop.app import main as open_app  # noqa: PLC0415 (Qt only where a window is meant)

    return open_app(answer, in_tray=False, page="calibration")


def answer(words: Sequence[str], services: Services) -> Reply:
    """Answer a command inside the running app."""
    from unaided.cli.commands import answer as answer_command  # noqa: PLC0415 (argparse loads with the first command)

    return answer_command(words, services, watched=True)


if __name__ == "__main__":
    sys.exit(main())
