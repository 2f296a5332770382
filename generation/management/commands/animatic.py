from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from generation.engines.animatic.contact_sheet import write_prompt_sheet, write_sheet
from generation.engines.animatic.engine import AnimaticEngine
from generation.engines.animatic.telling import tell
from generation.engines.protocol import EngineError, RenderOrder, Report
from generation.engines.workspace import FolderWorkspace
from generation.engines.writer import write_clip
from generation.nearby import with_near_words
from generation.screenwriting import with_screenplay

BAR: Final = 32  # characters
SHEET_PROMPT: Final = "A girl in a yellow coat and a fox walk through a forest at sunset"


class Command(BaseCommand):
    """Make an animatic from the command line, or a sheet of what the styles look like."""

    help = "Make a clip from a prompt, explain how a prompt is read, or draw a sheet of all styles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("prompt", nargs="?", default="", help="what is to be seen and heard")
        parser.add_argument("out", nargs="?", type=Path, help="the .mp4 to write")
        parser.add_argument("--seconds", type=int, default=8)
        parser.add_argument("--size", default="1280x720", help="such as 1280x720 or 360x640")
        parser.add_argument("--style", default="", help="one of the styles; else from the prompt")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--negative", default="", help="what is neither to be seen nor heard")
        parser.add_argument("--first-frame", type=Path, help="a picture to begin with")
        parser.add_argument(
            "--explain", action="store_true", help="print the screenplay; without a file, only that"
        )
        parser.add_argument("--sheet", type=Path, help="write a .webp of one prompt in every style")
        parser.add_argument(
            "--prompts",
            type=Path,
            help="with --sheet: a file of prompts, one a line, to show instead",
        )

    def handle(
        self, *args: Any, prompt: str, out: Path | None, sheet: Path | None, **options: Any
    ) -> None:
        if sheet is not None:
            if options["prompts"]:
                lines = _lines(options["prompts"])
                write_prompt_sheet(lines, sheet, seed=options["seed"])
            else:
                write_sheet(prompt or SHEET_PROMPT, sheet, seed=options["seed"])
            self.stdout.write(f"{sheet}  {sheet.stat().st_size // 1024} KB")
            return
        order = _order(prompt, options)
        if out is None and not options["explain"]:
            raise CommandError("Say where to write the clip, or ask with --explain alone.")
        try:
            if options["explain"]:
                self.stdout.write(_explained(order))
            if out is not None:
                _render(order, out, bar=self._bar())
        except EngineError as error:
            raise CommandError(str(error)) from error
        if out is not None:
            self.stdout.write(f"{out}")

    def _bar(self) -> Report:
        """Draw a bar that fills up, on a line of its own, where somebody looks."""
        shown = sys.stderr.isatty()

        def tell_progress(share: float, stage: str) -> None:
            filled = "█" * round(share * BAR)
            line = f"{filled:░<{BAR}} {share:4.0%} {stage:<24}"
            self.stderr.write(f"\r{line}" if shown else line, ending="" if shown else "\n")

        return tell_progress


def _lines(path: Path) -> list[str]:
    try:
        found = [line.strip() for line in path.read_text().splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    if not any(found):
        raise CommandError(f"{path} has no prompts in it. Write one a line.")
    return [line for line in found if line]


def _order(prompt: str, options: dict[str, Any]) -> RenderOrder:
    width, _, height = options["size"].lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise CommandError(f"“{options['size']}” is no size. Write it like 1280x720.")
    order = RenderOrder(
        prompt=prompt,
        width=int(width),
        height=int(height),
        seconds=options["seconds"],
        seed=options["seed"],
        style=options["style"],
        negative_prompt=options["negative"],
        first_frame=options["first_frame"],
    )
    return with_near_words(with_screenplay(order))


def _explained(order: RenderOrder) -> str:
    tale = tell(AnimaticEngine().plan(order).order)
    screenplay = tale.scene.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(screenplay, indent=2, ensure_ascii=False)


def _render(order: RenderOrder, out: Path, *, bar: Report) -> None:
    engine = AnimaticEngine()
    with TemporaryDirectory() as folder:
        clip = engine.render(
            engine.plan(order), workspace=FolderWorkspace(Path(folder)), report=bar
        )
        files = write_clip(clip, Path(folder))
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(files.video.read_bytes())
    bar(1.0, "Done\n")
