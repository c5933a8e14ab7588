"""Tell an older Python that it is too old, in a file that Python 3.6 can read."""

OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


def complaint(version: "tuple[object, ...]", executable: str, command: str) -> str:
    """Return what to say to a Python that is too old, naming a newer one if there is one; empty when it will do."""
    if version[:2] >= OLDEST:
        return ""
    import shutil  # noqa: PLC0415 (3 ms that only this sentence needs)

    newer = next((name for name in NEWER_NAMES if shutil.which(name)), "")
    advice = "Start it with the newer one that is here" if newer else "Install a newer one, then start Unaided with it"
    return "Unaided needs Python {}.{} or newer, but {} is Python {}. {}: {} {}\n".format(
        *OLDEST, executable, ".".join(str(part) for part in version[:3]), advice, newer or "python3.11", command
    )
