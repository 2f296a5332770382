from django.db import migrations

# Rows never change and never go, whoever is erased: they name nobody. The end of a chain moves on
# by one row at a time.
KEEP = """
CREATE FUNCTION cameos_keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'ledger_rows_never_change: % %', OLD.chain_id, OLD.number
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER cameos_keep_ledger BEFORE UPDATE OR DELETE ON cameos_ledgerrow
    FOR EACH ROW EXECUTE FUNCTION cameos_keep_ledger();

CREATE FUNCTION cameos_keep_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.id <> OLD.id OR NEW.length <> OLD.length + 1 THEN
        RAISE EXCEPTION 'ledgers_only_grow: %', OLD.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER cameos_keep_chain BEFORE UPDATE OR DELETE ON cameos_chain
    FOR EACH ROW EXECUTE FUNCTION cameos_keep_chain();
"""
LET_GO = """
DROP TRIGGER cameos_keep_ledger ON cameos_ledgerrow;
DROP FUNCTION cameos_keep_ledger;
DROP TRIGGER cameos_keep_chain ON cameos_chain;
DROP FUNCTION cameos_keep_chain;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cameos", "0001_first"),
    ]

    operations = [
        migrations.RunSQL(KEEP, LET_GO),
    ]
