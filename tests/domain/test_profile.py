"""Which profile is meant, and where its app listens: the app and the terminal must come to the same."""

from __future__ import annotations

import pytest

from unaided.domain.profile import profile_key, socket_path

RUNTIME = {"XDG_RUNTIME_DIR": "/run/user/1000"}


def test_the_socket_lies_in_the_persons_own_runtime_folder() -> None:
    assert socket_path(RUNTIME, "linux") == f"/run/user/1000/unaided-{profile_key(RUNTIME)}.socket"


def test_each_profile_has_its_own_socket() -> None:
    homes = [{}, {"UNAIDED_HOME": "/data/demo"}, {"UNAIDED_HOME": "/data/other"}, {"XDG_DATA_HOME": "/data"}]
    assert len({socket_path(RUNTIME | home, "linux") for home in homes}) == len(homes)


def test_a_slash_at_the_end_means_the_same_profile() -> None:
    assert profile_key({"UNAIDED_HOME": "/data/demo/"}) == profile_key({"UNAIDED_HOME": "/data/demo"})


def test_an_empty_home_is_no_home() -> None:
    assert profile_key({"UNAIDED_HOME": ""}) == profile_key({})


def test_a_folder_whose_name_is_no_text_has_a_key_too() -> None:
    assert len(profile_key({"UNAIDED_HOME": "/data/caf\udce9"})) == 8


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_RUNTIME_DIR": "/run/user/7/"}, "/run/user/7"),
        ({"XDG_CACHE_HOME": "/home/ada/.c", "HOME": "/home/ada"}, "/home/ada/.c"),
        ({"HOME": "/home/ada"}, "/home/ada/.cache"),
        ({"HOME": "/home/ada/"}, "/home/ada/.cache"),
    ],
)
def test_without_a_runtime_folder_it_is_the_persons_own_cache(environ: dict[str, str], folder: str) -> None:
    assert socket_path(environ, "linux").rpartition("/")[0] == folder


def test_on_windows_it_is_a_pipe_named_for_the_person() -> None:
    path = socket_path({"USERNAME": "ada"}, "win32")
    assert path == rf"\\.\pipe\unaided-{profile_key({})}-ada"
