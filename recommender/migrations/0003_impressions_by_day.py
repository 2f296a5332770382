import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


# Django knows no partitioned tables, so that this one is written by hand. The parts are days; what
# falls outside them goes into the last table, from which it is moved when its day is made.
TABLE = """
CREATE TABLE recommender_impression (
    id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES accounts_user (id) DEFERRABLE INITIALLY DEFERRED,
    item_id uuid NOT NULL REFERENCES recommender_item (id) DEFERRABLE INITIALLY DEFERRED,
    slate uuid NOT NULL,
    position smallint NOT NULL CHECK (position >= 0),
    source integer NOT NULL CHECK (source >= 0),
    reasons jsonb NOT NULL,
    features bytea NOT NULL,
    features_key varchar(16) NOT NULL,
    propensity double precision NOT NULL,
    explored boolean NOT NULL,
    score double precision NOT NULL,
    ranker_id uuid REFERENCES recommender_rankerversion (id) DEFERRABLE INITIALLY DEFERRED,
    plan uuid,
    at timestamp with time zone NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX impression_of_person ON recommender_impression (person_id, at);
CREATE INDEX impression_of_item ON recommender_impression (item_id);
CREATE TABLE recommender_impression_other PARTITION OF recommender_impression DEFAULT;
"""


class Migration(migrations.Migration):
    dependencies = [("recommender", "0002_first")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(TABLE, "DROP TABLE recommender_impression"),
            ],
            state_operations=[
                migrations.CreateModel(
                    name="Impression",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("slate", models.UUIDField(verbose_name="the slate's id")),
                        (
                            "position",
                            models.PositiveSmallIntegerField(
                                verbose_name="place in the slate, from 0"
                            ),
                        ),
                        (
                            "source",
                            models.PositiveIntegerField(
                                verbose_name="where it came from, as flags"
                            ),
                        ),
                        (
                            "reasons",
                            models.JSONField(default=list, verbose_name="codes of why it is there"),
                        ),
                        (
                            "features",
                            models.BinaryField(
                                default=bytes, verbose_name="as they were scored, 32-bit floats"
                            ),
                        ),
                        (
                            "features_key",
                            models.CharField(
                                blank=True, max_length=16, verbose_name="which features these are"
                            ),
                        ),
                        (
                            "propensity",
                            models.FloatField(verbose_name="how likely it was to stand here"),
                        ),
                        (
                            "explored",
                            models.BooleanField(
                                default=False, verbose_name="put here to learn about it"
                            ),
                        ),
                        ("score", models.FloatField(default=0)),
                        (
                            "plan",
                            models.UUIDField(null=True, verbose_name="the instruction in force"),
                        ),
                        (
                            "at",
                            models.DateTimeField(default=django.utils.timezone.now, editable=False),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="impressions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="impressions",
                                to="recommender.item",
                            ),
                        ),
                        (
                            "ranker",
                            models.ForeignKey(
                                db_index=False,
                                help_text="Empty: the rules.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="impressions",
                                to="recommender.rankerversion",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="impression",
                    index=models.Index(fields=["person", "at"], name="impression_of_person"),
                ),
            ],
        ),
    ]
