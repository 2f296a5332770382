from django.db import migrations


class Migration(migrations.Migration):
    """Nobody looked after what was opened before: nothing that had ended is shown as new."""

    dependencies = [
        ("generation", "0011_unseen_clips"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE generation_generation SET seen_at = finished_at"
            " WHERE seen_at IS NULL AND finished_at IS NOT NULL",
            migrations.RunSQL.noop,
        ),
    ]
