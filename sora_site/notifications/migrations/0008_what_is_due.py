from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0007_wishes"),
    ]

    operations = [
        migrations.AddField(
            model_name="notification",
            name="mail_due_at",
            field=models.DateTimeField(
                blank=True, help_text="Empty: no e-mail is to be sent.", null=True
            ),
        ),
        migrations.AddField(
            model_name="notification",
            name="push_due_at",
            field=models.DateTimeField(
                blank=True, help_text="Empty: no push is to be sent.", null=True
            ),
        ),
        migrations.AddField(
            model_name="notification",
            name="pushed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(("push_due_at__isnull", False)),
                fields=["push_due_at"],
                name="notice_push_due",
            ),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                condition=models.Q(("mail_due_at__isnull", False)),
                fields=["mail_due_at"],
                name="notice_mail_due",
            ),
        ),
    ]
