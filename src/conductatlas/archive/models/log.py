"""The evidence log's leaves and the outbox of what happened."""

from django.db import models


class Leaf(models.Model):
    """One leaf of the log: canonical JSON and its RFC 6962 hash, under a gapless index from 0."""

    index = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=12)
    entry = models.BinaryField()
    leaf_hash = models.BinaryField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        ordering = ("index",)


class Event(models.Model):
    """Something that later steps want to hear of (a change published, a host that fails)."""

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=300)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ("id",)


class NamedValue(models.Model):
    """Named values of the archive: its origin name, the versions of extractor and reader in use."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.JSONField()
