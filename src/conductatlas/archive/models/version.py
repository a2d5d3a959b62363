"""Versions of a document: confirmed texts, their renditions, the blocks they consist of."""

from django.db import models

from conductatlas.archive.models.capture import Blob, Capture, Check, History
from conductatlas.archive.models.platform import Document, choices
from conductatlas.model.vocabulary import Origin


class ObservedVariant(models.Model):
    """One of the texts that a page alternates between, from `began` to `ended` (decision 0016).

    Number 1 is the document's own text, the one in force; `current_version` is that of the others.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="observed_variants")
    number = models.PositiveSmallIntegerField()
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)
    current_version = models.ForeignKey(
        "Version", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("document", "began", "number")
        constraints = [
            models.UniqueConstraint(
                fields=("document", "number"),
                condition=models.Q(ended__isnull=True),
                name="one_live_variant_a_number",
            )
        ]


class Version(models.Model):
    """One distinct confirmed text of a document; numbered from 1 within it; `CA-V-` and its key."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    # Of the rendition that the version was made with; later renditions have their own.
    text_sha256 = models.CharField(max_length=64)
    first_seen = models.DateTimeField()
    confirmed_at = models.DateTimeField()
    origin = models.CharField(max_length=12, choices=choices(Origin))
    # True where the text before it came from an import and could not be made again from bytes.
    is_seam = models.BooleanField(default=False)
    # Where the text was imported from, and the bytes that were recorded there.
    history = models.ForeignKey(History, models.PROTECT, null=True, blank=True, related_name="+")
    recorded = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    leaf = models.OneToOneField("Leaf", models.PROTECT, related_name="version")

    class Meta:
        ordering = ("document", "number")
        constraints = [
            models.UniqueConstraint(fields=("document", "number"), name="one_number_a_document")
        ]


class VersionPeriod(models.Model):
    """A period in which a version was in force; `ended` is None for the one in force."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="periods")
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)
    # The check that confirmed it; None for an import. After a crash the work goes on from here.
    check_run = models.OneToOneField(
        Check, models.PROTECT, null=True, blank=True, related_name="period"
    )
    # The version in force before it; None for the first one.
    previous = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="+")
    # Where the page alternated then: in which of its texts the version was in force.
    variant = models.ForeignKey(
        ObservedVariant, models.PROTECT, null=True, blank=True, related_name="periods"
    )

    class Meta:
        ordering = ("began", "id")


class Block(models.Model):
    """A distinct slice of canonical text: one block and the white space behind it.

    The key is the first 63 bits of the slice's SHA-256, so that a version is a list of numbers.
    """

    id = models.BigIntegerField(primary_key=True)
    text = models.TextField()


class Rendition(models.Model):
    """The canonical text of a version as one extractor version made it."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="renditions")
    extractor = models.CharField(max_length=20)
    text_sha256 = models.CharField(max_length=64, db_index=True)
    # Block keys in order, packed (archive.packing); joined they give the text (archive.texts).
    blocks = models.BinaryField()
    length = models.PositiveIntegerField()
    words = models.PositiveIntegerField()
    title = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=20, blank=True)
    last_updated = models.DateField(null=True, blank=True)
    effective = models.DateField(null=True, blank=True)
    seams = models.JSONField(default=list, blank=True)
    captures: "models.ManyToManyField[Capture, models.Model]" = models.ManyToManyField(
        "Capture", related_name="renditions"
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("version", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("version", "extractor"), name="one_rendition_an_extractor"
            )
        ]


class Reading(models.Model):
    """One rendition read by one reader version: where each wording stands in it.

    `places` is a list of [wording id, start, end] in reading order, packed (archive.packing).
    """

    rendition = models.ForeignKey(Rendition, models.PROTECT, related_name="readings")
    reader = models.CharField(max_length=20)
    places = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("rendition", "reader"), name="one_reading_a_reader")
        ]
