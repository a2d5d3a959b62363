"""Provisions: what a document does to its reader, through all its versions."""

from django.db import models

from conductatlas.archive.models.platform import Document, choices
from conductatlas.archive.models.version import Version
from conductatlas.model.vocabulary import Basis, ProvisionStatus, Severity


class Explanation(models.Model):
    """A composed explanation, each distinct one kept once; packed by `archive.packing`.

    `base`, where set, is one of the same provision type that `body` is compressed against.
    """

    # Half of the SHA-256 over its words and its composer.
    content = models.CharField(max_length=32, unique=True)
    composer = models.CharField(max_length=20)
    type = models.CharField(max_length=60, db_index=True)
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    body = models.BinaryField()


class Provision(models.Model):
    """A clause that does one of the things in the taxonomy; `CA-P-` and its key is its record id.

    The fields below `wording` are those of the newest wording, for lists.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="provisions")
    type = models.CharField(max_length=60)
    family = models.CharField(max_length=40)
    slug = models.CharField(max_length=120)
    status = models.CharField(max_length=12, choices=choices(ProvisionStatus))
    first_version = models.ForeignKey(Version, models.PROTECT, related_name="+", db_index=False)
    last_version = models.ForeignKey(Version, models.PROTECT, related_name="+", db_index=False)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, db_index=False)
    leaf = models.OneToOneField("Leaf", models.PROTECT, related_name="provision")
    wording = models.ForeignKey(
        "Wording", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    title = models.CharField(max_length=200)
    severity = models.CharField(max_length=8, choices=choices(Severity))
    # Whether it stands in the version in force.
    in_force = models.BooleanField(default=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("document", "slug"), name="one_provision_slug")
        ]
        indexes = [
            models.Index(fields=("in_force", "type", "severity"), name="provisions_of_a_type"),
            models.Index(fields=("in_force", "severity", "id"), name="provisions_by_severity"),
            models.Index(fields=("document", "in_force", "start"), name="provisions_in_order"),
        ]


class Wording(models.Model):
    """A distinct wording of a provision: its quote, facts and severity, in one version or more."""

    provision = models.ForeignKey(Provision, models.PROTECT, related_name="wordings")
    reader = models.CharField(max_length=20)
    # Over quote, facts, severity, heading path: the same wording in the next version is this row.
    # Half of the SHA-256: it tells the wordings of one provision apart.
    content = models.CharField(max_length=32)
    first_version = models.ForeignKey(Version, models.PROTECT, related_name="+", db_index=False)
    quote = models.TextField()
    title = models.CharField(max_length=200)
    severity = models.CharField(max_length=8, choices=choices(Severity))
    severity_reasons = models.JSONField(default=list)
    confidence = models.FloatField()
    basis = models.CharField(max_length=12, choices=choices(Basis))
    heading_path = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    # Offsets relative to the quote's start, so that they hold wherever the wording stands.
    fact_spans = models.JSONField(default=dict)
    trace = models.JSONField(default=list)
    explanation = models.ForeignKey(Explanation, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ("provision", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("provision", "reader", "content"), name="one_row_a_wording"
            )
        ]
