"""Which zone the machine says it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from unaided.machine.zone import Place


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"),
        ("../usr/share/zoneinfo/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("/usr/share/zoneinfo/Nowhere/Atlantis", ""),
        ("/somewhere/else", ""),
    ],
)
def test_the_machines_link_names_the_zone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, target: str, name: str
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    link = tmp_path / "localtime"
    link.symlink_to(target)
    assert Place(link, tmp_path / "missing").zone_name() == name


@pytest.mark.parametrize(("words", "name"), [("Europe/Berlin\n", "Europe/Berlin"), ("nonsense\n", ""), (None, "")])
def test_where_the_zone_is_a_copied_file_debians_own_file_names_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str | None, name: str
) -> None:
    monkeypatch.delenv("TZ", raising=False)
    (tmp_path / "localtime").write_bytes(b"TZif")
    if words is not None:
        (tmp_path / "timezone").write_text(words, encoding="utf-8")
    assert Place(tmp_path / "localtime", tmp_path / "timezone").zone_name() == name


def test_it_is_asked_anew_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    link = tmp_path / "localtime"
    place = Place(link, tmp_path / "missing")
    assert place.zone_name() == ""
    for name in ("Europe/Berlin", "Asia/Tokyo", "Asia/Tokyo"):
        link.unlink(missing_ok=True)
        link.symlink_to(f"/usr/share/zoneinfo/{name}")
        assert place.zone_name() == name
    monkeypatch.setenv("TZ", "America/Lima")
    assert place.zone_name() == "America/Lima"
