from django.urls import path

from cameos.views import asking, cameos, films, ledgers, loans, wishes

app_name = "cameos"

urlpatterns = [
    path("cameos", cameos.home, name="home"),
    path("cameos/new", cameos.new, name="new"),
    path("cameos/<uuid:pk>", cameos.cameo, name="cameo"),
    path("cameos/<uuid:pk>/delete", cameos.delete, name="delete"),
    path("cameos/<uuid:pk>/stills/<slug:kind>", cameos.still, name="still"),
    path("cameos/<uuid:pk>/film", films.film, name="film"),
    path("cameos/<uuid:pk>/challenge", films.challenge, name="challenge"),
    path("cameos/<uuid:pk>/films/<uuid:capture>", films.outcome, name="outcome"),
    path("cameos/<uuid:pk>/films/<uuid:capture>/begun", films.begun, name="begun"),
    path("cameos/<uuid:pk>/films/<uuid:capture>/send", films.send, name="send"),
    path("cameos/<uuid:pk>/audience", wishes.audience, name="audience"),
    path("cameos/<uuid:pk>/portrayal", wishes.portrayal, name="portrayal"),
    path("cameos/<uuid:pk>/restrictions", wishes.restrictions, name="restrictions"),
    path("cameos/<uuid:pk>/voice", wishes.voice, name="voice"),
    path("cameos/<uuid:pk>/until", wishes.until, name="until"),
    path("cameos/<uuid:pk>/name", wishes.rename, name="rename"),
    path("cameos/<uuid:pk>/revoke", loans.revoke_all, name="revoke_all"),
    path("cameos/loans/<uuid:pk>/answer", loans.answer, name="answer"),
    path("cameos/loans/<uuid:pk>/revoke", loans.revoke, name="revoke"),
    path("cameos/<uuid:pk>/ask", asking.ask, name="ask"),
    path("cameos/<uuid:pk>/ask/withdraw", asking.withdraw, name="withdraw"),
    path("cameos/<uuid:pk>/ledger", ledgers.ledger, name="ledger"),
    path("cameos/<uuid:pk>/ledger.json", ledgers.ledger_file, name="ledger_file"),
]
