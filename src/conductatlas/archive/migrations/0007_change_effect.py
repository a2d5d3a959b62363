"""When a change says that it applies and what it weighs; a published one has a severity."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_observed_variants_and_moves")]

    operations = [
        migrations.AddField(
            model_name="change",
            name="notice_days",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="change",
            name="effective_words",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="change",
            name="for_reader",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="change",
            name="against_reader",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(published=False) | ~models.Q(severity=""),
                name="published_changes_weigh_something",
            ),
        ),
    ]
