from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from cameos import ledger, vault
from cameos.models import Chain, Keyring, LedgerRow


class Command(BaseCommand):
    """Prove the ledger of consent, and change the keys of cameos."""

    help = "Look after cameos: verify-ledger, rotate-keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        deeds.add_parser(
            "verify-ledger",
            help="walk every chain; name each row that was changed, removed or forked",
        )
        deeds.add_parser(
            "rotate-keys",
            help="encrypt everybody's key anew by the first of CAMEO_KEYS",
        )

    def handle(self, *args: Any, deed: str, **options: Any) -> None:
        {"verify-ledger": self._verify, "rotate-keys": self._rotate}[deed]()

    def _verify(self) -> None:
        """Read all at one moment, whoever writes meanwhile."""
        with transaction.atomic():
            if len(connection.savepoint_ids) == 0:
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            faults = list(ledger.faults())
            rows, chains = LedgerRow.objects.count(), Chain.objects.count()
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            sys.exit(1)
        self.stdout.write(f"{rows} rows in {chains} ledgers are as they were written.")

    def _rotate(self) -> None:
        turned, lost = 0, 0
        for ring in Keyring.objects.order_by("pk").iterator(chunk_size=500):
            if vault.is_wrapped_by_the_first(ring.wrapped):
                continue
            try:
                anew = vault.rewrap(ring.wrapped)
            except vault.Unreadable:
                lost += 1
                continue
            turned += Keyring.objects.filter(pk=ring.pk, wrapped=ring.wrapped).update(wrapped=anew)
        self.stdout.write(f"{turned} keys encrypted anew by the first of CAMEO_KEYS.")
        if lost:
            raise CommandError(
                f"{lost} keys are opened by none of CAMEO_KEYS: add the key that was in use before,"
                " or these people have to film their cameos again."
            )
