"""The servers that render for this site, as an operator names them in variables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final, Literal, get_args
from urllib.parse import urlsplit

Dialect = Literal["site", "openai", "vllm-omni", "sglang"]
"""How a server's `/v1/videos` differs from the others.

- site: another of these sites; the contract and our extras.
- openai: the contract and nothing else.
- vllm-omni, sglang: the GPU servers of that name.
"""

PREFIX: Final = "VIDEOS_API_"
LIST: Final = f"{PREFIX}UPSTREAMS"
OF_ALL: Final = frozenset({LIST, f"{PREFIX}PATIENCE", f"{PREFIX}MAX_MB"})
OF_EACH: Final = (
    *("URL", "KEY", "KEY_FILE", "DIALECT", "MODEL", "SIZES", "SECONDS", "FPS", "SOUND"),
    *("FIRST_FRAME", "AT_ONCE", "LICENCE"),
)
TRUTHS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
CONTRACT_SIZES: Final = frozenset(
    {"720x1280", "1280x720", "1024x1792", "1792x1024", "1080x1920", "1920x1080"}
)
LONGEST_SIDE: Final = 4096


class Misconfigured(ValueError):
    """A variable says what cannot be; the message names it and what to write instead."""


@dataclass(frozen=True, kw_only=True)
class Upstream:
    """One server, and what may be asked of it."""

    name: str
    url: str  # up to and with /v1
    key: str = field(default="", repr=False)
    dialect: Dialect = "site"
    model: str = ""  # empty: the server's own
    sizes: tuple[tuple[int, int], ...] = ((720, 1280), (1280, 720))
    seconds: tuple[int, int] = (4, 20)
    fps: int = 24
    sound: bool = True
    first_frame: bool = True
    at_once: int = 1  # clips it renders side by side
    licence: str = "that of the server's model"

    @property
    def by_contract(self) -> bool:
        """Whether it knows the lengths, edits and extensions of the contract."""
        return self.dialect in {"site", "openai"}


def upstreams_from(environment: Mapping[str, str]) -> tuple[Upstream, ...]:
    """Read all upstreams, in the order in which they are listed.

    :raises Misconfigured: if a variable is missing, unknown or cannot be.
    """
    names = [name.strip() for name in environment.get(LIST, "").split(",") if name.strip()]
    for name in names:
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,29}", name):
            raise Misconfigured(
                f"{LIST} names {name!r}; a name is small letters, digits and hyphens, as in"
                f" {LIST}=hall,attic."
            )
        if names.count(name) > 1:
            raise Misconfigured(f"{LIST} names {name!r} twice.")
    _refuse_strangers(environment, names)
    return tuple(_Variables(environment, name).upstream() for name in names)


def chosen(upstreams: Sequence[Upstream], names: str) -> tuple[Upstream, ...]:
    """Return the upstreams that a recipe such as `hall+attic` names; all for an empty one.

    :raises Misconfigured: if one is not there, or none is.
    """
    known = {each.name: each for each in upstreams}
    if not known:
        raise Misconfigured(f"{LIST} names no upstream.")
    wanted = names.split("+") if names else list(known)
    for name in wanted:
        if name not in known:
            raise Misconfigured(f"There is no upstream {name!r}; {LIST} names {', '.join(known)}.")
    return tuple(known[name] for name in wanted)


def _refuse_strangers(environment: Mapping[str, str], names: list[str]) -> None:
    """Refuse variables that nothing would read: a slip of the pen would go unseen."""
    known = OF_ALL | {_variable(name, what) for name in names for what in OF_EACH}
    for variable, value in environment.items():
        if variable.startswith(PREFIX) and value and variable not in known:
            near = get_close_matches(variable, known, n=1)
            meant = f" Is {near[0]} meant?" if near else ""
            raise Misconfigured(f"{variable} belongs to no upstream that {LIST} names.{meant}")


def _variable(name: str, what: str) -> str:
    return f"{PREFIX}{name.upper().replace('-', '_')}_{what}"


@dataclass(frozen=True)
class _Variables:
    """Reads the variables of one upstream."""

    environment: Mapping[str, str]
    name: str

    def upstream(self) -> Upstream:
        dialect = self._dialect()
        return Upstream(
            name=self.name,
            url=self._url(),
            key=self._key(),
            dialect=dialect,
            model=self._text("MODEL"),
            sizes=self._sizes(dialect),
            seconds=self._seconds(),
            fps=self._number("FPS", 24, most=120),
            sound=self._truth("SOUND", default=True),
            first_frame=self._truth("FIRST_FRAME", default=True),
            at_once=self._number("AT_ONCE", 1, most=1000),
            licence=self._text("LICENCE") or Upstream.licence,
        )

    def _text(self, what: str) -> str:
        return self.environment.get(_variable(self.name, what), "").strip()

    def _wrong(self, what: str, text: str, hint: str) -> Misconfigured:
        return Misconfigured(f"{_variable(self.name, what)} is {text!r}; {hint}")

    def _url(self) -> str:
        text = self._text("URL").rstrip("/")
        hint = "it must be like https://gpu.example.org/v1."
        if not text:
            raise Misconfigured(f"{_variable(self.name, 'URL')} is not set; {hint}")
        parts = urlsplit(text)
        if "@" in parts.netloc:  # not shown: it holds a password
            raise Misconfigured(
                f"{_variable(self.name, 'URL')} has a name or password in it; put the key into"
                f" {_variable(self.name, 'KEY')}."
            )
        plain = not parts.query and not parts.fragment and text.isprintable() and " " not in text
        if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
            raise self._wrong("URL", text, hint)
        if not parts.path.endswith("/v1"):
            raise self._wrong("URL", text, f"it must end in /v1: {hint}")
        return text

    def _key(self) -> str:
        key, file = self._text("KEY"), self._text("KEY_FILE")
        if key and file:
            both = f"{_variable(self.name, 'KEY')} and {_variable(self.name, 'KEY_FILE')}"
            raise Misconfigured(f"{both} are both set; one is enough.")
        if file:
            try:
                key = Path(file).read_text(encoding="utf-8").strip()
            except OSError as error:
                raise self._wrong(
                    "KEY_FILE", file, f"it cannot be read: {error.strerror}."
                ) from None
        if not key.isascii() or not key.isprintable() or " " in key:
            where = _variable(self.name, "KEY_FILE" if file else "KEY")
            raise Misconfigured(f"{where} is not a key: letters, digits and signs in one line.")
        return key

    def _dialect(self) -> Dialect:
        text = self._text("DIALECT") or "site"
        for dialect in get_args(Dialect):
            if text == dialect:
                return dialect  # type: ignore[no-any-return]  # get_args has no type
        raise self._wrong("DIALECT", text, f"it can be {', '.join(get_args(Dialect))}.")

    def _sizes(self, dialect: Dialect) -> tuple[tuple[int, int], ...]:
        text = self._text("SIZES") or "720x1280,1280x720"
        sizes = []
        for size in (part.strip() for part in text.split(",")):
            match = re.fullmatch(r"(\d{2,4})x(\d{2,4})", size)
            if not match or not all(int(side) <= LONGEST_SIDE for side in match.groups()):
                raise self._wrong("SIZES", text, "it must be like 720x1280,1280x720.")
            if int(match[1]) % 2 or int(match[2]) % 2:
                raise self._wrong("SIZES", text, "both sides must be even numbers.")
            if dialect == "openai" and size not in CONTRACT_SIZES:
                raise self._wrong("SIZES", text, f"this dialect has {sorted(CONTRACT_SIZES)}.")
            sizes.append((int(match[1]), int(match[2])))
        return tuple(sizes)

    def _seconds(self) -> tuple[int, int]:
        text = self._text("SECONDS") or "4-20"
        match = re.fullmatch(r"(\d{1,3})(?:-(\d{1,3}))?", text)
        shortest, longest = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= shortest <= longest:
            raise self._wrong("SECONDS", text, "it must be like 4-12, shortest to longest.")
        return shortest, longest

    def _number(self, what: str, default: int, *, most: int) -> int:
        text = self._text(what) or str(default)
        if not text.isdecimal() or not 1 <= int(text) <= most:
            raise self._wrong(what, text, f"it must be a number from 1 to {most}.")
        return int(text)

    def _truth(self, what: str, *, default: bool) -> bool:
        text = self._text(what).lower()
        if text and text not in TRUTHS:
            raise self._wrong(what, text, "it can be true or false.")
        return TRUTHS.get(text, default)
