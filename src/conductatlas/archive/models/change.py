"""Changes: the difference between two consecutive confirmed versions, as one record."""

from django.db import models

from conductatlas.archive.models.platform import Document, choices
from conductatlas.archive.models.provision import Provision, Wording
from conductatlas.archive.models.version import Version, VersionPeriod
from conductatlas.model.vocabulary import ChangeClass, Direction, Origin, Severity


class Change(models.Model):
    """A change record; `CA-C-` and its key. Editorial ones are kept unpublished."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="changes")
    slug = models.CharField(max_length=250, unique=True)
    old_version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    new_version = models.ForeignKey(Version, models.PROTECT, related_name="changes")
    # The period that it opened: one change a period, also where a text returns.
    period = models.OneToOneField(VersionPeriod, models.PROTECT, related_name="change")
    detected_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField()
    change_class = models.CharField(max_length=12, choices=choices(ChangeClass))
    published = models.BooleanField(default=False, db_index=True)
    severity = models.CharField(max_length=8, choices=choices(Severity), blank=True)
    direction = models.CharField(max_length=8, choices=choices(Direction))
    added = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    modified = models.PositiveIntegerField()
    moved = models.PositiveIntegerField()
    cosmetic_reasons = models.JSONField(default=list)
    effective = models.DateField(null=True, blank=True)
    affected = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    summary = models.TextField()
    # Days from posting until it applies and the sentence that says when, where the text does.
    notice_days = models.PositiveIntegerField(null=True, blank=True)
    effective_words = models.TextField(blank=True, default="")
    # What it weighed for the reader and against them; None of records made before it was kept.
    for_reader = models.FloatField(null=True, blank=True)
    against_reader = models.FloatField(null=True, blank=True)
    origin = models.CharField(max_length=12, choices=choices(Origin))
    leaf = models.OneToOneField(
        "Leaf", models.PROTECT, null=True, blank=True, related_name="change"
    )

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published=False) | ~models.Q(severity=""),
                name="published_changes_weigh_something",
            )
        ]


class ChangedProvision(models.Model):
    """What a change did to one provision; `status` is added, removed, amended or moved."""

    change = models.ForeignKey(Change, models.PROTECT, related_name="provisions")
    provision = models.ForeignKey(Provision, models.PROTECT, related_name="changed_by")
    status = models.CharField(max_length=12)
    direction = models.CharField(max_length=8, choices=choices(Direction))
    before = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="+")
    after = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("change", "id")
