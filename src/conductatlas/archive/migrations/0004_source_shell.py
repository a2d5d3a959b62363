"""When a source was last seen to show its text in a browser alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_capture_screenshot")]

    operations = [
        migrations.AddField(
            model_name="source",
            name="shell_seen_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
