"""The completion scripts of bash, zsh and fish, made from the parser so that they never fall behind it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from unaided.domain.explanation import LookUpSource
from unaided.domain.ownership import Ownership
from unaided.domain.span import AwayNote, PauseReason
from unaided.domain.task import KINDS

PROGRAM = "unaided"
WORDS = {  # what an option takes
    "--kind": KINDS,
    "--note": tuple(AwayNote),
    "--ownership": tuple(Ownership),
    "--reason": tuple(PauseReason),
    "--source": tuple(LookUpSource),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its spellings, its help, whether a value follows, and the words that value can be."""

    flags: tuple[str, ...]
    help: str
    takes: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its help, its options, the words its argument can be, and whether it takes one."""

    name: str
    help: str
    options: tuple[Option, ...]
    words: tuple[str, ...] = ()


def script(shell: str, parser: argparse.ArgumentParser) -> str:
    """Return the script for `bash`, `zsh` or `fish`."""
    write: Callable[[tuple[Verb, ...], tuple[Option, ...]], Iterator[str]] = {
        "bash": _bash,
        "zsh": _zsh,
        "fish": _fish,
    }[shell]
    return "\n".join(write(verbs_of(parser), _options(parser))) + "\n"


def verbs_of(parser: argparse.ArgumentParser) -> tuple[Verb, ...]:
    """Return the verbs of a parser in their order; argparse has no public way to look at itself."""
    (group,) = (action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    helps = {choice.dest: choice.help or "" for choice in group._choices_actions}
    return tuple(
        Verb(name, helps[name], _options(verb), tuple(word for a in _arguments(verb) for word in a.choices or ()))
        for name, verb in group.choices.items()
    )


def _options(parser: argparse.ArgumentParser) -> tuple[Option, ...]:
    return tuple(
        Option(
            tuple(action.option_strings),
            action.help or "",
            action.nargs != 0,
            tuple(action.choices or (word for flag in action.option_strings for word in WORDS.get(flag, ()))),
        )
        for action in parser._actions
        if action.option_strings
    )


def _arguments(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if not action.option_strings]


def _flags(options: tuple[Option, ...]) -> str:
    return " ".join(flag for option in options for flag in option.flags)


def _bash(verbs: tuple[Verb, ...], options: tuple[Option, ...]) -> Iterator[str]:
    names = " ".join(verb.name for verb in verbs)
    yield f"# bash completion of {PROGRAM}: save as ~/.local/share/bash-completion/completions/{PROGRAM}"
    yield f"_{PROGRAM}() {{"
    yield '    local here="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words='
    yield "    if ((COMP_CWORD == 1)); then"
    yield f'        words="{names} {_flags(options)}"'
    yield "    else"
    yield '        case "${COMP_WORDS[1]} $before" in'
    for verb in verbs:
        for option in verb.options:
            if option.takes:
                patterns = " | ".join(f'"{verb.name} {flag}"' for flag in option.flags)
                yield f'            {patterns}) words="{" ".join(option.words)}" ;;'
    for verb in verbs:
        yield f'            "{verb.name} "*) words="{" ".join((*verb.words, _flags(verb.options)))}" ;;'
    yield "        esac"
    yield "    fi"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$here"))'
    yield "}"
    yield f"complete -F _{PROGRAM} {PROGRAM}"


def _zsh(verbs: tuple[Verb, ...], options: tuple[Option, ...]) -> Iterator[str]:
    yield f"#compdef {PROGRAM}"
    yield f"# zsh completion of {PROGRAM}: save as _{PROGRAM} in a folder of your $fpath"
    yield f"_{PROGRAM}() {{"
    yield "    local -a verbs"
    yield "    verbs=("
    yield from (f"        {_quoted(verb.name + ':' + verb.help)}" for verb in verbs)
    yield "    )"
    yield "    if ((CURRENT == 2)); then"
    yield "        _describe -t verbs verb verbs"
    yield f"        _arguments {' '.join(_zsh_option(option) for option in options)}"
    yield "        return"
    yield "    fi"
    yield "    local verb=$words[2]"
    yield "    shift words; ((CURRENT--))"
    yield "    case $verb in"
    for verb in verbs:
        specs = [_zsh_option(option) for option in verb.options]
        specs.append(_quoted(f"*:word:({' '.join(verb.words)})" if verb.words else "*:word: "))
        yield f"        {verb.name}) _arguments {' '.join(specs)} ;;"
    yield "    esac"
    yield "}"
    yield f'if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _{PROGRAM} "$@"; else compdef _{PROGRAM} {PROGRAM}; fi'


def _zsh_option(option: Option) -> str:
    """Return one option as `_arguments` has it; its spellings shut each other out."""
    told = option.help.translate({ord(sign): f"\\{sign}" for sign in "[]:"})
    value = (f":value:({' '.join(option.words)})" if option.words else ":value: ") if option.takes else ""
    first = f"({' '.join(option.flags)})" if len(option.flags) > 1 else ""
    return " ".join(_quoted(f"{first}{flag}[{told}]{value}") for flag in option.flags)


def _fish(verbs: tuple[Verb, ...], options: tuple[Option, ...]) -> Iterator[str]:
    yield f"# fish completion of {PROGRAM}: save as ~/.config/fish/completions/{PROGRAM}.fish"
    yield f"complete -c {PROGRAM} -f"
    for option in options:
        yield f"complete -c {PROGRAM} -n __fish_use_subcommand {_fish_option(option)}"
    for verb in verbs:
        yield f"complete -c {PROGRAM} -n __fish_use_subcommand -a {verb.name} -d {_fish_quoted(verb.help)}"
    for verb in verbs:
        seen = f"complete -c {PROGRAM} -n '__fish_seen_subcommand_from {verb.name}'"
        yield from (f"{seen} {_fish_option(option)}" for option in verb.options)
        if verb.words:
            yield f"{seen} -a {_fish_quoted(' '.join(verb.words))}"


def _fish_option(option: Option) -> str:
    named = [f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags]
    takes = ["-x"] if option.takes else []
    words = ["-a", _fish_quoted(" ".join(option.words))] if option.words else []
    return " ".join((*named, *takes, *words, "-d", _fish_quoted(option.help)))


def _quoted(text: str) -> str:
    """Return the text as one word of a shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quoted(text: str) -> str:
    """Return the text as one word of fish, which has an escape inside quotes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
