from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client

import conductatlas.app.console.admin  # noqa: F401 - registers the tables
from tests.support.sample import Sample, a_sample

pytestmark = pytest.mark.django_db
TABLES = ("document", "platform", "check", "version", "change", "hoststate", "event")


@pytest.fixture
def sample(db: None) -> Sample:
    return a_sample()


@pytest.fixture
def operator(client: Client) -> Client:
    """A browser of the operator."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    client.force_login(User.objects.create_superuser("operator"))
    return client


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_listed_and_none_is_edited(operator: Client, table: str) -> None:
    assert operator.get(f"/console/archive/{table}/").status_code == 200
    assert operator.get(f"/console/archive/{table}/add/").status_code == 403


def test_a_record_is_looked_at_and_not_changed(operator: Client, sample: Sample) -> None:
    path = f"/console/archive/document/{sample.terms.pk}/change/"
    assert operator.get(path).status_code == 200
    assert operator.post(path, {"title": "Another"}).status_code == 403
    assert operator.post(path.replace("change/", "delete/")).status_code == 403


def test_a_document_without_waiting_text_is_refused_with_a_sentence(
    operator: Client, sample: Sample
) -> None:
    chosen = {"action": "accept_waiting", "_selected_action": [sample.terms.pk]}
    response = operator.post("/console/archive/document/", chosen, follow=True)
    assert response.status_code == 200
    assert b"errornote" in response.content or b'class="error"' in response.content


def test_strangers_are_sent_to_the_log_in(client: Client, sample: Sample) -> None:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    response = client.get("/console/archive/document/")
    assert response.status_code == 302
    assert response["Location"].startswith("/console/login/")


def test_every_table_of_the_console_is_read_only() -> None:
    ours = [
        site for model, site in admin.site._registry.items() if model._meta.app_label == "archive"
    ]
    assert len(ours) == len(TABLES)
