from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from cameos import checking, ending, ledger, vault
from cameos.models import Chain, Keyring, LedgerRow
from cameos.readiness import thresholds
from cameos.reading import FilmRefused, take_in


class Command(BaseCommand):
    """Check a film, prove the ledger of consent, and change the keys of cameos."""

    help = "Look after cameos: check, verify-ledger, rotate-keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        verification = deeds.add_parser(
            "verify-ledger",
            help="walk every chain; name each row that was changed, removed or forked",
        )
        verification.add_argument(
            "--witness",
            type=Path,
            help="a file kept elsewhere: ledgers must go on from the ends in it, then it is renewed",
        )
        rotation = deeds.add_parser(
            "rotate-keys",
            help="encrypt everybody's key anew by the first of CAMEO_KEYS",
        )
        rotation.add_argument(
            "--forget-lost",
            action="store_true",
            help="where no key opens somebody's: give them a new one; they film themselves anew",
        )
        check = deeds.add_parser("check", help="print what the checks find in a film, as JSON")
        check.add_argument("video", type=Path)
        check.add_argument("--challenge", type=Path, required=True, help="a JSON file")

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        if deed == "check":
            self._check(options["video"], options["challenge"])
        elif deed == "verify-ledger":
            self._verify(options["witness"])
        else:
            self._rotate(forget=options["forget_lost"])

    def _check(self, video: Path, challenge: Path) -> None:
        """Take a film in as one that somebody sends, and check it; nothing is stored."""
        try:
            asked = checking.read_challenge(json.loads(challenge.read_text(encoding="utf-8")))
            with TemporaryDirectory() as folder:
                film = Path(folder) / "film.mp4"
                take_in(video, film, most_seconds=settings.CAPTURE_SECONDS)
                report = checking.check(film, asked, thresholds())
        except (OSError, ValueError, FilmRefused) as error:
            raise CommandError(str(error)) from error
        told = {
            "verdict": report.verdict,
            "reasons": report.reasons,
            "findings": [finding.model_dump(mode="json") for finding in report.findings],
            "voice": report.voice and report.voice.model_dump(),
            "recorded": report.recording is not None,
            "references": [
                reference.model_dump(exclude={"content"}) for reference in report.references
            ],
            "models": report.models,
        }
        self.stdout.write(json.dumps(told, indent=2, ensure_ascii=False))

    def _verify(self, witness: Path | None) -> None:
        """Read all at one moment, whoever writes meanwhile."""
        witnessed = _read(witness) if witness else {}
        with transaction.atomic():
            if len(connection.savepoint_ids) == 0:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            faults = [*ledger.faults(), *ledger.set_back(witnessed)]
            ends = ledger.ends()
            rows, chains = LedgerRow.objects.count(), Chain.objects.count()
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            sys.exit(1)
        if witness:
            renewed = witness.with_name(f"{witness.name}.new")
            renewed.write_text(json.dumps(ends), encoding="utf-8")
            renewed.replace(witness)
        self.stdout.write(f"{rows} rows in {chains} ledgers are as they were written.")

    def _rotate(self, *, forget: bool) -> None:
        turned, lost = 0, []
        for ring in Keyring.objects.order_by("pk").iterator(chunk_size=500):
            if vault.is_wrapped_by_the_first(ring.wrapped):
                continue
            try:
                anew = vault.rewrap(ring.wrapped)
            except vault.Unreadable:
                lost.append(ring)
                continue
            turned += Keyring.objects.filter(pk=ring.pk, wrapped=ring.wrapped).update(wrapped=anew)
        self.stdout.write(f"{turned} keys encrypted anew by the first of CAMEO_KEYS.")
        if lost and not forget:
            raise CommandError(
                f"{len(lost)} keys are opened by none of CAMEO_KEYS: add the key that was in use"
                " before. If it is lost for good, --forget-lost lets these people film themselves"
                " anew."
            )
        for ring in lost:
            ending.forget_lost(ring)


def _read(witness: Path) -> dict[str, tuple[int, str]]:
    """Read the ends of ledgers that were noted before; none, if the file is yet to be written."""
    if not witness.exists():
        return {}
    try:
        told = json.loads(witness.read_text(encoding="utf-8"))
        return {str(UUID(pk)): (int(length), str(head)) for pk, (length, head) in told.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise CommandError(f"{witness} was not written by this command.") from error
