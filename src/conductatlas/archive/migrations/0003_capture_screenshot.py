"""The picture of a page that was rendered in a browser, as a blob of its capture."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_search")]

    operations = [
        migrations.AddField(
            model_name="capture",
            name="screenshot",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="archive.blob",
            ),
        ),
    ]
