from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from sora_site.core.errors import DomainError

CLOSED: Final = "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=()"


class PermissionsMiddleware:
    """Closes camera, microphone and the like to every page but those that open some themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        response.headers.setdefault("Permissions-Policy", CLOSED)
        return response


class CompressionMiddleware(GZipMiddleware):
    """Compresses pages and fragments, by a random bit more, so that sizes tell nothing of tokens.

    Files are sent as they are: their lengths and ranges matter.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        if response.streaming or not is_page:
            return response
        return super().process_response(request, response)


class RefusalMiddleware:
    """Answers a refusal that no view translated with a page that says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        context = {"refusal": str(exception)}
        return render(request, "refused.html", context, status=exception.status)


class WayBackMiddleware:
    """Leads whoever had to sign in before a deed back to the page it was on.

    The deed's own address answers to nothing but a form.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if request.method != "POST" or not isinstance(response, HttpResponseRedirect):
            return response
        if urlsplit(response.url).path != resolve_url(settings.LOGIN_URL):
            return response
        return redirect_to_login(_page_of(request))


def _page_of(request: HttpRequest) -> str:
    """Find the page of ours that a form was sent from."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        return "/"
    page = urlsplit(referer)
    return f"{page.path or '/'}?{page.query}" if page.query else page.path or "/"
