"""What was fetched: blobs, checks, captures, observations, and the state of hosts."""

from django.db import models

from conductatlas.archive.models.platform import Document, Source, choices
from conductatlas.model.vocabulary import ChangeClass, Gate, Origin, Outcome


class Blob(models.Model):
    """Bytes kept under their SHA-256; the row is written after the file and its folder are synced.

    The stored form needs `base` and `second_base` as zstd dictionary, where they are set. `depth`
    counts the blobs that must be decoded first, `reach` the bytes of all that, its own with it.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    stored_size = models.PositiveBigIntegerField()
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    second_base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    depth = models.PositiveSmallIntegerField(default=0)
    reach = models.PositiveBigIntegerField(default=0)


class History(models.Model):
    """What another archive recorded of a document: that archive's name, and its name for it there.

    `paths` are all the names that the document had there, the newest last.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="histories")
    archive = models.CharField(max_length=200)
    paths = models.JSONField(default=list)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("document", "archive"), name="one_history_an_archive")
        ]


class Check(models.Model):
    """One visit to a document's sources and how it ended.

    Of imported history: one text that another archive recorded, under its commit there.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="checks")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=16, choices=choices(Outcome), blank=True)
    reason = models.TextField(blank=True)
    cosmetic_reasons = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=12, choices=choices(Origin))
    # "captured" once every source is fetched, "done" once its outcome is written: where to go on.
    stage = models.CharField(max_length=12, default="open")
    history = models.ForeignKey(
        History, models.PROTECT, null=True, blank=True, related_name="checks"
    )
    commit = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering = ("-id",)
        indexes = [
            models.Index(fields=("document", "-id"), name="checks_of_a_document"),
            models.Index(fields=("stage",), name="checks_to_go_on_with"),
        ]


class Capture(models.Model):
    """The raw bytes of one source at one moment, with the recorded exchange.

    Of a page that was rendered (`method` browser) the bytes are the page as the browser made it,
    and `screenshot` is how it looked. A check may hold two captures of a source: a page that showed
    nothing by itself, and the same rendered; the newer one counts.

    A 304 makes a capture row too: `raw` is then the stored body that it confirms.
    """

    check_run = models.ForeignKey(Check, models.PROTECT, related_name="captures")
    source = models.ForeignKey(Source, models.PROTECT, related_name="captures")
    fetched_at = models.DateTimeField()
    url = models.CharField(max_length=2000)
    final_url = models.CharField(max_length=2000)
    status = models.PositiveSmallIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    method = models.CharField(max_length=12, default="http")
    raw = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    exchange = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    screenshot = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    # Whether every redirect on the way to `final_url` was permanent (301, 308).
    moved_for_good = models.BooleanField(default=False)
    origin = models.CharField(max_length=12, choices=choices(Origin))
    leaf = models.OneToOneField("Leaf", models.PROTECT, related_name="capture")

    class Meta:
        ordering = ("-id",)


class Observation(models.Model):
    """One sighting of a text by a check: when, which text, how it compares to the one in force."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="observations")
    check_run = models.OneToOneField(Check, models.PROTECT, related_name="observation")
    at = models.DateTimeField()
    gate = models.CharField(max_length=16, choices=choices(Gate))
    text_sha256 = models.CharField(max_length=64)
    extractor = models.CharField(max_length=20)
    # How the text compares to the one in force; blank where there was none, or the gate was shut.
    compared = models.CharField(max_length=12, choices=choices(ChangeClass), blank=True)
    version = models.ForeignKey(
        "Version", models.PROTECT, null=True, blank=True, related_name="observations"
    )
    # Where the page alternated then: which of its texts this is.
    variant = models.ForeignKey(
        "ObservedVariant", models.PROTECT, null=True, blank=True, related_name="observations"
    )

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=("document", "-at"), name="observations_by_time")]


class HostState(models.Model):
    """What is known of a host: since when it fails, whether that was announced, when to go back."""

    host = models.CharField(max_length=255, primary_key=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    announced = models.BooleanField(default=False)
    not_before = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
