"""Turn what single people did into lines with actors: unread ones about one thing become one."""

from django.db import migrations

NUMBERED = """
    UPDATE notifications_notification AS line
       SET seq = ordered.seq, changed_at = line.created_at, by_people = line.actor_id IS NOT NULL
      FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS seq
              FROM notifications_notification) AS ordered
     WHERE line.id = ordered.id
"""
ACTORS = """
    INSERT INTO notifications_notificationactor (notification_id, person_id, acted_at)
    SELECT keeper, actor_id, max(created_at)
      FROM (SELECT actor_id, created_at, first_value(id) OVER same AS keeper
              FROM notifications_notification
            WINDOW same AS (
                   PARTITION BY recipient_id, kind, url, by_people, CASE WHEN read_at IS NULL THEN '' ELSE id::text END
                       ORDER BY created_at DESC, id)) AS kept
     WHERE actor_id IS NOT NULL
     GROUP BY keeper, actor_id
"""
REPEATED = """
    DELETE FROM notifications_notification AS old
     USING notifications_notification AS kept
     WHERE old.read_at IS NULL AND kept.read_at IS NULL AND old.by_people = kept.by_people
       AND (old.recipient_id, old.kind, old.url) = (kept.recipient_id, kept.kind, kept.url)
       AND (old.by_people OR old.text = kept.text)
       AND (kept.created_at > old.created_at OR kept.created_at = old.created_at AND kept.id < old.id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0003_lines_that_grow"),
    ]

    operations = [
        migrations.RunSQL([NUMBERED, ACTORS, REPEATED], migrations.RunSQL.noop),
    ]
