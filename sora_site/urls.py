from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from sora_site.accounts.urls import sign_in_patterns
from sora_site.core import views as core

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # allauth's own recipe

urlpatterns = [
    path("admin/", admin.site.urls),
    path("health", core.health, name="health"),
    path("about", core.about, name="about"),
    *sign_in_patterns,
    path("", include("generation.urls")),
    path("", include("sora_site.accounts.urls")),
    path("", include("sora_site.notifications.urls")),
    path("", include("cameos.urls")),
    path("", include("feed.urls")),
    path("", include("sora_site.messaging.urls")),
    path("", include("sora_site.moderation.urls")),
    path("", include("sora_site.privacy.urls")),
]

handler404 = "sora_site.core.views.not_found"
handler403 = "sora_site.core.views.forbidden"
handler500 = "sora_site.core.views.broken"
