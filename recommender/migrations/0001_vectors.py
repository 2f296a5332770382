from pgvector.django import VectorExtension

from django.db import migrations


class Migration(migrations.Migration):
    """Let the database hold vectors: pgvector, which it has to bring along."""

    dependencies = []

    operations = [VectorExtension()]
