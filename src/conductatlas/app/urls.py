"""The site's addresses: the public pages and the operator's console."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("console/", admin.site.urls),
    path("", include("conductatlas.web.urls")),
]
