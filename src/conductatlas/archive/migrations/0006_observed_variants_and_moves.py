"""The texts that a page alternates between, where a page moved to, and what replaced a document."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0005_history'),
    ]

    operations = [
        migrations.AddField(
            model_name='capture',
            name='moved_for_good',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='document',
            name='replaced_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='archive.document'),
        ),
        migrations.AddField(
            model_name='source',
            name='moved_since',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='source',
            name='moved_to',
            field=models.CharField(blank=True, max_length=2000),
        ),
        migrations.CreateModel(
            name='ObservedVariant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('began', models.DateTimeField()),
                ('ended', models.DateTimeField(blank=True, null=True)),
                ('current_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='archive.version')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='observed_variants', to='archive.document')),
            ],
            options={
                'ordering': ('document', 'began', 'number'),
            },
        ),
        migrations.AddField(
            model_name='observation',
            name='variant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='observations', to='archive.observedvariant'),
        ),
        migrations.AddField(
            model_name='versionperiod',
            name='variant',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='periods', to='archive.observedvariant'),
        ),
        migrations.AddConstraint(
            model_name='observedvariant',
            constraint=models.UniqueConstraint(condition=models.Q(('ended__isnull', True)), fields=('document', 'number'), name='one_live_variant_a_number'),
        ),
    ]
