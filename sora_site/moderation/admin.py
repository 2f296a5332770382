from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.translation import ngettext

from sora_site.accounts.models import as_user
from sora_site.core.errors import DomainError
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
        ("post",),
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
        for report in reports.select_related("reporter", "post", "message__thread"):
            try:
                decide_report(report=report, moderator=as_user(request.user), verdict=verdict)
            except DomainError as refusal:
                self.message_user(request, str(refusal), messages.WARNING)
            else:
                decided += 1
        done = ngettext("%d report decided.", "%d reports decided.", decided) % decided
        self.message_user(request, done, messages.SUCCESS)
