from django.db import migrations

# A line may forget the clip it was for and who gave it, as these are deleted; nothing else of it
# changes. It goes only when its person's wallet has gone, which is when the person is erased.
KEEP = """
CREATE FUNCTION generation_keep_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM generation_wallet WHERE person_id = OLD.person_id) THEN
            RAISE EXCEPTION 'ledger_lines_stay_as_long_as_the_wallet: %', OLD.key
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF (NEW.generation_id IS NOT NULL AND NEW.generation_id IS DISTINCT FROM OLD.generation_id)
        OR (NEW.given_by_id IS NOT NULL AND NEW.given_by_id IS DISTINCT FROM OLD.given_by_id)
        OR to_jsonb(NEW) - '{generation_id,given_by_id}'::text[]
            IS DISTINCT FROM to_jsonb(OLD) - '{generation_id,given_by_id}'::text[]
    THEN
        RAISE EXCEPTION 'ledger_lines_never_change: %', OLD.key
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER generation_keep_ledger BEFORE UPDATE OR DELETE ON generation_creditentry
    FOR EACH ROW EXECUTE FUNCTION generation_keep_ledger();
"""
LET_GO = """
DROP TRIGGER generation_keep_ledger ON generation_creditentry;
DROP FUNCTION generation_keep_ledger;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("generation", "0006_credits"),
    ]

    operations = [
        migrations.RunSQL(KEEP, LET_GO),
    ]
