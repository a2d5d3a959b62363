"""Addresses of the public pages (design, section 6)."""

from django.urls import URLPattern, URLResolver, path, re_path, register_converter
from django.urls.converters import IntConverter

from conductatlas.web.pages import home, lists, platforms, versions

app_name = "web"
_DOCUMENT = "platform/<slug:platform>/<slug:document>/"
_PAIR = (
    r"^platform/(?P<platform>[-a-zA-Z0-9_]+)/(?P<document>[-a-zA-Z0-9_]+)/diff/"
    r"(?P<old>[0-9]{1,6})\.\.(?P<new>[0-9]{1,6})/$"
)


class CountConverter(IntConverter):
    """A number that any database can hold."""

    regex = "[0-9]{1,6}"


register_converter(CountConverter, "count")
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("methodology/", home.methodology, name="methodology"),
    path("healthz", home.health, name="health"),
    path("metrics", home.metrics, name="metrics"),
    path("robots.txt", home.robots, name="robots"),
    path("record/<str:record>", lists.record, name="record"),
    path("registry/", lists.registry, name="registry"),
    path("provisions/", lists.provision_types, name="types"),
    path("provisions/<slug:slug>/", lists.provision_type, name="type"),
    path("changes/", lists.changes, name="changes"),
    path("change/<slug:slug>/", lists.change, name="change"),
    path("platforms/", platforms.platforms, name="platforms"),
    path("platform/<slug:platform>/", platforms.platform, name="platform"),
    path("platform/<slug:platform>/timeline/", platforms.timeline, name="timeline"),
    # Words that are path parts are reserved: they stand before the slug of a provision.
    path(f"{_DOCUMENT}versions/", versions.versions, name="versions"),
    path(f"{_DOCUMENT}versions/<count:number>/", versions.version, name="version"),
    path(f"{_DOCUMENT}versions/<count:number>/text/", versions.text, name="text"),
    path(
        f"{_DOCUMENT}versions/<count:number>/capture/<count:position>/",
        versions.capture,
        name="capture",
    ),
    path(
        f"{_DOCUMENT}versions/<count:number>/screenshot/<count:position>/",
        versions.screenshot,
        name="screenshot",
    ),
    path(f"{_DOCUMENT}diff/", versions.compare, name="compare"),
    re_path(_PAIR, versions.diff, name="diff"),
    path(_DOCUMENT, platforms.document, name="document"),
    path(f"{_DOCUMENT}<slug:provision>/", platforms.provision, name="provision"),
]
