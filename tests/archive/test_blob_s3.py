from collections.abc import Iterator

import pytest

from conductatlas.archive.blob_s3 import S3Files
from conductatlas.archive.blobs import Blobs
from conductatlas.model import SettingsError, StorageError
from tests.support.s3 import Bucket, a_bucket


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    pytest.importorskip("storages", reason="django-storages is not installed")
    pytest.importorskip("boto3", reason="boto3 is not installed")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with a_bucket() as server:
        yield server


def test_blobs_go_to_the_bucket_and_come_back(bucket: Bucket) -> None:
    blobs = Blobs(S3Files("s3://policies/blobs", bucket.address))
    blob = blobs.encode(b"A page. " * 100)
    blobs.put(blob, b"A page. " * 100)
    blobs.settle()
    name = blob.stored.sha256
    assert list(bucket.objects) == [f"/policies/blobs/{name[:2]}/{name}"]
    again = Blobs(S3Files("s3://policies/blobs", bucket.address))
    assert again.read(name) == b"A page. " * 100


def test_a_missing_blob_is_named(bucket: Bucket) -> None:
    files = S3Files("s3://policies/blobs", bucket.address)
    with pytest.raises(StorageError, match="f" * 64):
        files.get("f" * 64)


def test_a_refused_write_is_a_sentence(bucket: Bucket) -> None:
    bucket.status = 403
    blobs = Blobs(S3Files("s3://policies", bucket.address))
    with pytest.raises(StorageError, match="cannot be written"):
        blobs.put(blobs.encode(b"A page."), b"A page.")
    assert bucket.objects == {}


@pytest.mark.parametrize("url", ["s3:policies", "https://policies", "s3://"])
def test_an_address_that_names_no_bucket_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="s3://bucket/prefix"):
        S3Files(url)
