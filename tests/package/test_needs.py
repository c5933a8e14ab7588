"""What the system lacks is found by asking the loader."""

from unaided_setup import needs


def test_only_what_the_loader_cannot_find_is_missing() -> None:
    wanted = {"libc.so.6": "libc6", "libno-such-thing.so.1": "libno-such-thing1"}
    assert needs.missing_libraries(wanted) == {"libno-such-thing.so.1": "libno-such-thing1"}


def test_a_screen_needs_all_that_offscreen_needs() -> None:
    assert needs.OFFSCREEN.items() <= needs.SCREEN.items()
