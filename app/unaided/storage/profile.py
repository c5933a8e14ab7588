"""Where a profile is: its folder and the files in it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from unaided.domain.profile import HOME_VARIABLE
from unaided.domain.trouble import StorageReadOnlyError
from unaided.storage.troubles import read_only, told

FOLDER_MODE = 0o700
FILE_MODE = 0o600
DATABASE_NAME = "unaided.db"
LOCK_NAME = "unaided.lock"
BEATS_NAME = "unaided.beat"
BACKUPS_NAME = "backups"


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of the profile that this environment points to; it may not be there yet."""
    if home := environ.get(HOME_VARIABLE):
        return Path(home).expanduser().absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 (12 ms, and only without UNAIDED_HOME)

    return user_data_path("unaided", appauthor=False)


def prepare(folder: Path) -> None:
    """Make a profile's folder, for nobody but this person, where there is none.

    Raises:
        StorageReadOnlyError, StorageFullError, StorageDiskError: it cannot be made or written.
    """
    with told(folder):
        try:
            if not folder.is_dir():
                folder.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise StorageReadOnlyError(_no_folder(folder)) from error
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise read_only(folder)


def _no_folder(folder: Path) -> str:
    return f"{folder} cannot be the data folder: there is a file in its place. Set UNAIDED_HOME to a folder."
