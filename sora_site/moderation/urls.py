from django.urls import path

from sora_site.moderation import views

app_name = "moderation"

urlpatterns = [
    path("reports", views.reports, name="reports"),
    path("@<slug:handle>/report", views.report_person, name="report_person"),
    path("p/<uuid:pk>/report", views.report_post, name="report_post"),
    path("clips/report", views.report_clips, name="report_clips"),
    path("clips/<uuid:pk>/report", views.report_clip, name="report_clip"),
    path("p/<uuid:pk>/comments/<int:comment>/report", views.report_comment, name="report_comment"),
    path("messages/<int:pk>/report", views.report_message, name="report_message"),
]
