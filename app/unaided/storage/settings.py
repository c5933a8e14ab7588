"""The settings in a small file that a person may also write by hand: `settings.toml` of the profile.

A new setting in `domain/settings.py` needs nothing here: its default says what kind of value it is.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from unaided.domain.settings import Settings, check_settings
from unaided.domain.trouble import SettingsRuleError
from unaided.storage.setting_values import NotUsableError, decoded, encoded, said
from unaided.storage.troubles import told

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

NAME = "settings.toml"
HEAD = "Settings of Unaided. They may be changed here while it is not running; comments are kept."
Kept = Mapping[str, object]  # a table of the file


@dataclass(frozen=True, slots=True)
class _Key:
    """One setting: its place in the file, as `("away", "idle_after")`, and its value."""

    path: tuple[str, ...]
    value: object

    @property
    def name(self) -> str:
        """Return what a sentence calls it."""
        return ".".join(self.path)


class SettingsFile:
    """The file: read once, written where something else is chosen, and never wider than for its owner."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the profile; nothing is read yet."""
        self.folder = folder
        self.path = folder / NAME
        self.complaint = ""
        self._kept: Settings | None = None

    def load(self) -> Settings:
        """Return what is kept; what cannot be used counts as not chosen, and `complaint` says so."""
        if self._kept is None:
            self._kept, self.complaint = self._read()
        return self._kept

    def _read(self) -> tuple[Settings, str]:
        try:
            table = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return Settings(), ""
        except OSError as error:
            return Settings(), self._useless(f"cannot be read ({error.strerror or error})")
        except ValueError as error:  # no TOML, or no UTF-8
            return Settings(), self._useless(f"is not a settings file ({error})")
        settings, complaints = Settings(), []
        for key in _keys(Settings()):
            try:
                settings = _with(settings, key.path, _found(table, key))
            except NotUsableError as wrong:
                complaints.append(f"“{key.name}” in {self.path} cannot be used, so it is {said(key.value)}. {wrong}")
        return settings, " ".join(complaints)

    def _useless(self, why: str) -> str:
        return (
            f"{self.path} {why}, so all settings are the usual ones. It is left as it is; "
            f"once you change a setting it is kept as {self._bad.name} and a new one is written."
        )

    @property
    def _bad(self) -> Path:
        return self.path.with_name(f"{NAME}.bad")

    def keep(self, settings: Settings) -> None:
        """Write what is another choice now; everything else in the file stays, what is written by hand included.

        Raises:
            StorageReadOnlyError, StorageFullError, StorageDiskError: it cannot be written.
        """
        before = self.load()
        if settings == before:
            return
        with told(self.path):
            document = self._document()
            if document is None:
                document, before = _new_document(), Settings()
            for old, new in zip(_keys(before), _keys(settings), strict=True):
                if old != new:
                    _put(document, new)
            self._write(document.as_string())
        # What is chosen counts as it is; what stands beside it may still be of no use.
        self._kept, self.complaint = settings, self._read()[1]

    def _document(self) -> TOMLDocument | None:
        """Return the file as it is now, None where there is none; what is none of ours is moved aside first."""
        import tomlkit  # noqa: PLC0415 (30 ms, and only where something is chosen)
        from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

        try:
            return tomlkit.parse(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TOMLKitError):
            self.path.replace(self._bad)
            return None

    def _write(self, text: str) -> None:
        """Put this in the file's place, all of it or nothing."""
        target = self.path.resolve()  # it may be a link into the person's own collection of such files
        number, name = tempfile.mkstemp(prefix=f".{NAME}.", dir=target.parent)  # made for its owner alone
        new = Path(name)
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            new.replace(target)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def _keys(part: Any, above: tuple[str, ...] = ()) -> Iterator[_Key]:  # noqa: ANN401 (any of the settings' classes)
    """Return all settings in these, in their order."""
    for field in fields(part):
        value = getattr(part, field.name)
        path = (*above, field.name)
        if is_dataclass(value):
            yield from _keys(value, path)
        else:
            yield _Key(path, value)


def _with(settings: Any, path: tuple[str, ...], value: object) -> Any:  # noqa: ANN401 (any of the settings' classes)
    """Return settings with this one changed."""
    name, *below = path
    inner = _with(getattr(settings, name), tuple(below), value) if below else value
    return replace(settings, **{name: inner})


def _found(table: Kept, key: _Key) -> object:
    """Return what the file has for a setting, its default where it has nothing; raises NotUsableError."""
    *above, name = key.path
    for part in above:
        inner = table.get(part, {})
        if not isinstance(inner, dict):
            allowed = f"It has to be a table: a line [{part}], and the settings of “{part}” below it."
            raise NotUsableError(allowed)
        table = cast("Kept", inner)
    if name not in table:
        return key.value
    value = decoded(table[name], key.value)
    try:
        check_settings(_with(Settings(), key.path, value))
    except SettingsRuleError as wrong:
        raise NotUsableError(wrong.sentence) from wrong
    return value


def _new_document() -> TOMLDocument:
    import tomlkit  # noqa: PLC0415 (30 ms, and only where something is chosen)

    document = tomlkit.document()
    document.add(tomlkit.comment(HEAD))
    return document


def _put(document: TOMLDocument, key: _Key) -> None:
    """Write one setting where it belongs; its comment stays."""
    import tomlkit  # noqa: PLC0415

    *above, name = key.path
    table: Any = document
    for part in above:
        if not isinstance(table.get(part), dict):
            table[part] = tomlkit.table()
        table = table[part]
    table[name] = encoded(key.value)
