"""Home, search, methodology, and what is not for readers: health, metrics, robots."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from conductatlas.archive.search import LONGEST_QUERY
from conductatlas.knowledge import load_knowledge
from conductatlas.publication import views
from conductatlas.publication.filters import Field
from conductatlas.publication.words import DEFINITIONS, label
from conductatlas.web.metrics import metrics_text
from conductatlas.web.pages.answer import answer, filters_of, page, viewing_of

__all__ = ["health", "home", "methodology", "metrics", "robots", "search"]


@page
def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    return answer(request, "web/home.html", views.home_page(viewing_of(request)))


@page
def search(request: HttpRequest) -> HttpResponse:
    """Results for `q`."""
    filters = filters_of(request, (Field("q", "Words"),), formats=False)
    found = views.search_page(viewing_of(request), filters.one("q"))
    return answer(request, "web/search.html", found, longest=LONGEST_QUERY)


@page
def methodology(request: HttpRequest) -> HttpResponse:
    """How the archive works, and what its words mean."""
    groups = [
        (label(group), [(w, label(w), meaning) for w, meaning in words.items()])
        for group, words in DEFINITIONS.items()
    ]
    knowledge = load_knowledge()
    return answer(
        request,
        "web/methodology.html",
        None,
        groups=groups,
        types=len(knowledge.types),
        regulations=len(knowledge.regulations),
        agencies=len(knowledge.agencies),
    )


@page
def health(request: HttpRequest) -> HttpResponse:
    """Whether the site and its database answer: 200 or 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "the database does not answer"}, status=503)
    return JsonResponse({"status": "ok"})


@page
def metrics(request: HttpRequest) -> HttpResponse:
    """Numbers of the archive for Prometheus."""
    return HttpResponse(metrics_text(), content_type="text/plain; version=0.0.4; charset=utf-8")


@page
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may visit: all but the console, the raw captures and endless searches."""
    lines = ["User-agent: *", "Disallow: /console/", "Disallow: /search/", "Disallow: /*/capture/"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
