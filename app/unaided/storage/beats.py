"""The small file beside the database that remembers the last sign of life (Law 12)."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from pathlib import Path
from threading import Lock
from uuid import UUID
from zlib import crc32

from unaided.domain.clock import Reading
from unaided.storage.plain import from_micros, to_micros
from unaided.storage.profile import BEATS_NAME, FILE_MODE
from unaided.storage.troubles import told

_NAME_BYTES = 64
_BEAT = struct.Struct(f"<8s16sqqqh{_NAME_BYTES}s{_NAME_BYTES}s")
_SUM = struct.Struct("<I")
_SIZE = _BEAT.size + _SUM.size
_MAGIC = b"UnaBeat1"
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


class BeatFile:
    """Kept open between beats; one beat is written over the other, in place, and not synced.

    A kill loses nothing of it. A power cut may: then the database's own last minute counts.
    """

    def __init__(self, folder: Path) -> None:
        """Open the file of a profile whose folder is there.

        Raises:
            StorageReadOnlyError, StorageFullError, StorageDiskError: it cannot be opened or made.
        """
        self._path = folder / BEATS_NAME
        self._turn = Lock()  # beats come from the timer's thread and from the writer's
        with told(self._path):
            self._file = os.open(self._path, _FLAGS, FILE_MODE)

    def write(self, session_id: UUID, reading: Reading) -> None:
        """Keep a sign of life, where the disk takes it.

        Where it does not, the last minute that the database has counts, and keeping that says what is wrong:
        neither the time that runs nor what was just kept may fail for a beat.
        """
        beat = _BEAT.pack(
            _MAGIC,
            session_id.bytes,
            to_micros(reading.wall),
            reading.awake_us,
            reading.boot_us,
            reading.offset_minutes,
            _name(reading.boot_id),
            _name(reading.zone),
        )
        with self._turn, suppress(OSError):
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, beat + _SUM.pack(crc32(beat)))

    def read(self, session_id: UUID) -> Reading | None:
        """Return the last sign of life of this session, None where there is none or it is torn."""
        with self._turn, told(self._path):
            os.lseek(self._file, 0, os.SEEK_SET)
            record = os.read(self._file, _SIZE)
        beat, end = record[: _BEAT.size], record[_BEAT.size :]
        if len(record) < _SIZE or _SUM.pack(crc32(beat)) != end:
            return None
        magic, owner, wall, awake, boot, offset, boot_id, zone = _BEAT.unpack(beat)
        if magic != _MAGIC or owner != session_id.bytes:
            return None
        return Reading(from_micros(wall), awake, boot, _text(boot_id), _text(zone), offset)

    def close(self) -> None:
        """Close the file; doing it again changes nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _name(text: str) -> bytes:
    """Return a name as bytes; one that does not fit is left unknown rather than cut into another one."""
    encoded = text.encode("utf-8", "replace")
    return encoded if len(encoded) <= _NAME_BYTES else b""


def _text(name: bytes) -> str:
    return name.rstrip(b"\0").decode("utf-8")
