"""Settings of the test suite: a fresh data folder, SQLite, or PostgreSQL where it is named."""

import os
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="conductatlas-tests-")
for name in [n for n in os.environ if n.startswith("CONDUCTATLAS_")]:
    if name not in ("CONDUCTATLAS_TEST_DATABASE_URL", "CONDUCTATLAS_SHARED"):
        del os.environ[name]
os.environ["CONDUCTATLAS_DATA_DIR"] = _FOLDER
if url := os.environ.get("CONDUCTATLAS_TEST_DATABASE_URL"):
    os.environ["CONDUCTATLAS_DATABASE_URL"] = url

from conductatlas.app.django_settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
