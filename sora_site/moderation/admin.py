from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import ngettext

from generation.models import Asset
from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError
from sora_site.core.media import serve
from sora_site.moderation.models import Report
from sora_site.moderation.services import decide_report


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin[Report]):
    list_display = ("id", "reason", "about", "subject", "reporter", "reported_at", "verdict")
    list_filter = ("verdict", "reason")
    list_select_related = ("subject", "reporter")
    search_fields = ("subject__handle", "reporter__handle", "about")
    fields = (
        ("reason", "words"),
        ("about", "shown"),
        ("post", "clip"),
        ("subject", "reporter", "reported_at"),
        ("verdict", "decided_at", "decided_by"),
    )
    readonly_fields = ("reported_at", "decided_at", "decided_by")
    ordering = (F("decided_at").desc(nulls_first=True), "reported_at", "id")
    actions = ("uphold", "dismiss")

    @admin.action(description="Uphold and take down what was reported", permissions=["decide"])
    def uphold(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self._decide(request, reports, Report.Verdict.UPHELD)

    @admin.action(description="Dismiss", permissions=["decide"])
    def dismiss(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        self._decide(request, reports, Report.Verdict.DISMISSED)

    def get_urls(self) -> list[URLPattern]:
        film = self.admin_site.admin_view(self.film)
        return [path("<int:pk>/film", film, name="moderation_report_film"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        report = self.get_object(request, object_id)
        film = report and self._films(request).filter(generation__reports=report).exists()
        return super().change_view(
            request, object_id, form_url, (extra_context or {}) | {"film": film}
        )

    def film(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """Serve a clip that somebody in it reported to a moderator, until that is decided."""
        file = get_object_or_404(self._films(request), generation__reports=pk)
        return serve(request, file.name, content_type=file.content_type, private=True)

    def _films(self, request: HttpRequest) -> QuerySet[Asset]:
        """Keep the films of clips in open reports, for whoever may decide them."""
        if not self.has_decide_permission(request):
            return Asset.objects.none()
        open_still = {"generation__reports__verdict": Report.Verdict.OPEN}
        return Asset.objects.filter(kind=Asset.Kind.VIDEO, **open_still)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return as_user(request.user).has_perm("moderation.decide_report")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Report | None = None) -> bool:
        """Let reports be decided, never rewritten."""
        return False

    def _decide(
        self, request: HttpRequest, reports: QuerySet[Report], verdict: Report.Verdict
    ) -> None:
        decided = 0
        for report in reports.select_related("reporter", "post", "clip", "message__thread"):
            try:
                decide_report(report=report, moderator=as_user(request.user), verdict=verdict)
            except DomainError as refusal:
                self.message_user(request, str(refusal), messages.WARNING)
            else:
                decided += 1
        done = ngettext("%d report decided.", "%d reports decided.", decided) % decided
        self.message_user(request, done, messages.SUCCESS)
