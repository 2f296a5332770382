"""The ledger of consent: writing to it, and proving that nobody touched it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from datetime import datetime
from itertools import groupby
from json import JSONDecodeError, loads
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from cameos.models import Chain, Keyring, LedgerRow
from cameos.signing import canonical, digest, is_signed, sign
from sora_site.accounts.models import User

Event = LedgerRow.Event


@transaction.atomic
def write(cameo: UUID, event: Event, *, by: User | None, **facts: object) -> LedgerRow:
    """Add a row to a cameo's chain, one after another however many do it at once.

    `facts` are plain values without anybody's name or words. The chain stays locked until the
    transaction ends: who writes about several cameos goes through them in the order of their ids.
    """
    chain = _locked(cameo)
    if not chain.length and cameo != Chain.SITE:
        _add(_locked(Chain.SITE), Event.OPENED, "", {"chain": str(cameo)})
    return _add(chain, event, token_of(by), facts)


def token_of(person: User | None) -> str:
    """Say what stands for a person in the ledger; nothing stands for the site itself."""
    return Keyring.objects.of(person).token if person else ""


def faults() -> Iterator[str]:
    """Walk every chain and say of each fault which row it is in; nothing if all is as written."""
    chains = {chain.pk: chain for chain in Chain.objects.all()}
    walked: set[UUID] = set()
    listed_whole = True
    rows = LedgerRow.objects.order_by("chain", "number", "pk").iterator(chunk_size=2000)
    for pk, group in groupby(rows, key=lambda row: row.chain_id):
        walked.add(pk)
        found = list(_faults_of(chains[pk], group))
        listed_whole &= pk != Chain.SITE or not found
        yield from found
    for pk in chains.keys() - walked:
        yield f"Ledger {pk}: all of its {chains[pk].length} rows are missing."
    if listed_whole:
        yield from _unlisted(chains.keys() - {Chain.SITE})


def ends() -> dict[str, tuple[int, str]]:
    """Give how long each ledger is and the hash it ends with, for a witness outside of the site."""
    chains = Chain.objects.order_by("pk").values_list("pk", "length", "head")
    return {str(pk): (length, head) for pk, length, head in chains}


def set_back(witnessed: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    """Say which ledgers do not go on from ends that a witness saw.

    Whoever kept an earlier end with its signature can put it back together with the rows of then,
    and all would fit.
    """
    for pk, (length, head) in witnessed.items():
        seen = LedgerRow.objects.of_cameo(UUID(pk)).filter(number=length, hash=head)
        if length and not seen.exists():
            yield f"Ledger {pk}, row {length}: gone, or another than the witness saw."


def _unlisted(chains: Set[UUID]) -> Iterator[str]:
    """Compare the ledgers there are with those that the site's own chain saw begin."""
    listed = {UUID(row.facts["chain"]) for row in LedgerRow.objects.of_cameo(Chain.SITE)}
    for pk in listed - chains:
        yield f"Ledger {pk} is missing altogether."
    for pk in chains - listed:
        yield f"Ledger {pk} is not in the site's list of ledgers."


def _faults_of(chain: Chain, rows: Iterator[LedgerRow]) -> Iterator[str]:
    """Walk one chain; stop at its first fault, since all that follows hangs on it."""
    number, previous = 0, ""
    for row in rows:
        if fault := _fault(row, number + 1, previous):
            yield f"Ledger {chain.pk}, row {row.number}: {fault}"
            return
        number, previous = row.number, row.hash
    if chain.length > number:
        missing = f"row {number + 1}" + (f" to {chain.length}" if chain.length > number + 1 else "")
        yield f"Ledger {chain.pk}, {missing}: missing at the end."
    elif (chain.length, chain.head) != (number, previous):
        yield f"Ledger {chain.pk}, row {number}: its end does not fit what was noted."
    elif not is_signed(_end_of(chain), key=chain.key, signature=chain.signature):
        yield f"Ledger {chain.pk}, row {number}: its end was not signed by this site."


def _fault(row: LedgerRow, number: int, previous: str) -> str:
    """Say what is wrong with a row that should be the `number`th and follow the hash `previous`."""
    changed = digest(row.body) != row.hash or not _says_the_same(row)
    signed = is_signed(row.hash, key=row.key, signature=row.signature)
    found = (
        (row.number < number, "forked: there are two rows of this number."),
        (row.number > number, f"row {number} before it is missing."),
        (changed, "changed after it was written."),
        (row.previous != previous, "does not follow the row before it."),
        (not signed, "not signed by this site."),
    )
    return next((fault for is_so, fault in found if is_so), "")


def _says_the_same(row: LedgerRow) -> bool:
    """Tell whether the columns repeat what was hashed."""
    try:
        body = loads(row.body)
    except JSONDecodeError:
        return False
    return bool(_columns(row) == {name: body.get(name) for name in _columns(row)})


def _columns(row: LedgerRow) -> dict[str, object]:
    return {
        "chain": str(row.chain_id),
        "number": row.number,
        "event": row.event,
        "at": _written(row.at),
        "actor": row.actor,
        "previous": row.previous,
    }


def _locked(pk: UUID) -> Chain:
    Chain.objects.get_or_create(pk=pk)
    return Chain.objects.select_for_update().get(pk=pk)


def _add(chain: Chain, event: Event, actor: str, facts: dict[str, object]) -> LedgerRow:
    row = LedgerRow(
        chain=chain,
        number=chain.length + 1,
        event=event,
        at=timezone.now(),
        actor=actor,
        previous=chain.head,
    )
    row.body = canonical(_columns(row) | {"facts": facts})
    row.hash = digest(row.body)
    row.key, row.signature = sign(row.hash)
    row.save(force_insert=True)
    chain.length, chain.head = row.number, row.hash
    chain.key, chain.signature = sign(_end_of(chain))
    chain.save(update_fields=["length", "head", "key", "signature"])
    return row


def _end_of(chain: Chain) -> str:
    return f"{chain.pk}:{chain.length}:{chain.head}"


def _written(moment: datetime) -> str:
    return moment.isoformat()
