"""Platforms, their documents, and the sources that a document is made from.

Rows mirror the catalogue; what the catalogue drops is retired here and never deleted.
"""

from django.db import models

from conductatlas.model.vocabulary import CaptureHealth, DocumentKind, Origin


def choices(words: type) -> list[tuple[str, str]]:
    """Django choices of a closed list: each word stands for itself."""
    return [(w.value, w.value) for w in words]  # type: ignore[attr-defined]  # a StrEnum class


class Platform(models.Model):
    """A service whose policies are tracked."""

    slug = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    homepage = models.CharField(max_length=500, blank=True)
    sectors = models.JSONField(default=list)
    first_tracked = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.name


class Document(models.Model):
    """One policy of a platform in one variant; `CA-D-` and its primary key is its record id."""

    platform = models.ForeignKey(Platform, models.PROTECT, related_name="documents")
    slug = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=40, choices=choices(DocumentKind))
    region = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=20, blank=True)
    consent = models.CharField(max_length=40, blank=True)
    every_minutes = models.PositiveIntegerField(default=1440)
    origin = models.CharField(max_length=12, choices=choices(Origin), default=Origin.CAPTURED.value)
    health = models.CharField(
        max_length=20, choices=choices(CaptureHealth), default=CaptureHealth.OK.value
    )
    health_reason = models.TextField(blank=True)
    health_since = models.DateTimeField(null=True, blank=True)
    first_tracked = models.DateTimeField()
    last_checked = models.DateTimeField(null=True, blank=True)
    last_verified = models.DateTimeField(null=True, blank=True)
    next_check = models.DateTimeField(null=True, blank=True, db_index=True)
    # As the newest sighting says; a new date line alone makes no version but counts here.
    last_updated = models.DateField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    # The version in force; the state of the confirmation machine beside it (pipeline.confirm).
    current_version = models.ForeignKey(
        "Version", models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmation = models.JSONField(default=dict, blank=True)
    # The document that took its place, as the catalogue says; this one is not visited any more.
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        ordering = ("platform__slug", "slug")
        constraints = [
            models.UniqueConstraint(fields=("platform", "slug"), name="one_slug_a_platform")
        ]

    def __str__(self) -> str:
        return self.title


class Source(models.Model):
    """One URL (with optional selectors) from which a document is made, in `position` order."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="sources")
    position = models.PositiveSmallIntegerField()
    url = models.CharField(max_length=2000)
    select = models.JSONField(default=list, blank=True)
    remove = models.JSONField(default=list, blank=True)
    section = models.CharField(max_length=300, blank=True)
    browser = models.BooleanField(default=False)
    insecure_tls = models.BooleanField(default=False)
    accept_language = models.CharField(max_length=100, blank=True)
    cookies = models.JSONField(default=dict, blank=True)
    proxy = models.CharField(max_length=200, blank=True)
    # What a conditional request sends; only as good as the capture whose bytes are stored.
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    last_capture = models.ForeignKey(
        "Capture", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # When the page was last seen to be empty without a browser and a policy in one.
    shell_seen_at = models.DateTimeField(null=True, blank=True)
    # Where the site sends its readers for good, and since when the policy was read there.
    moved_to = models.CharField(max_length=2000, blank=True)
    moved_since = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("document", "position", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("document", "position"),
                condition=models.Q(retired_at__isnull=True),
                name="one_live_source_a_position",
            )
        ]

    def __str__(self) -> str:
        return self.url


class OldSlug(models.Model):
    """A slug that once named a platform or a document: it redirects, and is never given again."""

    platform_slug = models.CharField(max_length=80)
    document_slug = models.CharField(max_length=120, blank=True)
    platform = models.ForeignKey(Platform, models.PROTECT)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("platform_slug", "document_slug"), name="an_old_slug_leads_to_one_place"
            )
        ]
