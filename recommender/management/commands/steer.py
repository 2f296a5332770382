from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from pydantic import BaseModel, ConfigDict, ValidationError

from recommender.ranking.concepts import Pool
from recommender.ranking.gate import steer
from recommender.ranking.understanding import understand
from sora_site.core.commands import at_least
from sora_site.core.embedding import EmbeddingUnavailable, embed


class Item(BaseModel):
    """One line of the file: a text to rank, and its id."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    text: str


class Command(BaseCommand):
    """Rank texts by an instruction in plain words, with nobody's taste behind it."""

    help = (
        'Rank a file of texts, {"id": …, "text": …} a line, by an instruction such as "only cute'
        ' animals" or "no cars". Prints the ids as JSON, best first.'
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("instruction", help='such as "only cute animals"')
        parser.add_argument(
            "--items", type=Path, required=True, metavar="FILE.jsonl", help="the texts to rank"
        )
        parser.add_argument(
            "--top", type=at_least(1), default=10, help="how many ids to print (%(default)s)"
        )
        parser.add_argument("--explain", action="store_true", help="print what was understood, too")

    def handle(self, *args: Any, **options: Any) -> None:
        items = _read(options["items"])
        texts = tuple(item.text for item in items)
        try:
            plan = understand(options["instruction"], embed)
            pool = Pool(texts, embed(texts), embed)
        except EmbeddingUnavailable as missing:
            raise CommandError(str(missing)) from missing
        steered = steer(plan, pool)
        ids = [items[place].id for place in steered.order[: options["top"]]]
        if not options["explain"]:
            self.stdout.write(json.dumps(ids, ensure_ascii=False))
            return
        unclear = dict.fromkeys(plan.not_understood + steered.not_understood)
        understood = plan.model_dump(mode="json") | {"not_understood": list(unclear)}
        answer = {"ids": ids, "plan": understood, "obey": sum(steered.obeys), "of": len(items)}
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))


def _read(file: Path) -> list[Item]:
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as wrong:
        raise CommandError(f"{file} cannot be read: {wrong}") from wrong
    items = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            items.append(Item.model_validate_json(line))
        except ValidationError as wrong:
            raise CommandError(
                f'Line {number} is not {{"id": …, "text": …}}: {line.strip()[:80]}'
            ) from wrong
    return items
