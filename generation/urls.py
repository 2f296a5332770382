from django.urls import path

from generation.views import (
    casting,
    characters,
    clips,
    composer,
    cuts,
    helping,
    lineage,
    ops,
    previews,
    purchases,
    storyboards,
    waits,
    wallet,
)

app_name = "generation"

urlpatterns = [
    path("create", composer.create, name="create"),
    path("create/cast", casting.find_cast, name="find_cast"),
    path("create/help", helping.help_writing, name="help"),
    path("create/wait", waits.wait, name="wait"),
    path("create/preview", previews.ask, name="preview"),
    path("create/preview/<uuid:pk>", previews.show, name="previewed"),
    path("library/together/<uuid:batch>", composer.together, name="together"),
    path("create/storyboard", storyboards.storyboard, name="new_storyboard"),
    path("create/storyboard/<uuid:pk>", storyboards.storyboard, name="storyboard"),
    path(
        "create/storyboard/<uuid:pk>/delete",
        storyboards.delete_storyboard,
        name="delete_storyboard",
    ),
    path("library/<uuid:pk>/storyboard", storyboards.edit_storyboard, name="edit_storyboard"),
    path("library/<uuid:pk>/shots/<int:place>", storyboards.change_shot, name="change_shot"),
    path("create/stitch", cuts.stitch, name="stitch"),
    path("create/upload", cuts.upload, name="upload"),
    path("library/<uuid:pk>/remix", lineage.remix, name="remix"),
    path("library/<uuid:pk>/character", characters.character, name="character"),
    path("library/<uuid:pk>/trim", cuts.trim, name="trim"),
    path("credits", wallet.wallet, name="credits"),
    path("ops", ops.ops, name="ops"),
    path("credits/buy", purchases.buy, name="buy"),
    path("credits/bought/<uuid:pk>", purchases.bought, name="bought"),
    path("credits/bought/<uuid:pk>/till", purchases.till, name="till"),
    path("credits/confirm", purchases.confirm, name="confirm_payment"),
    path("tray", clips.tray, name="tray"),
    path("library/<uuid:pk>/cancel", clips.cancel, name="cancel"),
    path("library/<uuid:pk>/retry", clips.retry, name="retry"),
    path("library/<uuid:pk>/delete", clips.delete, name="delete"),
    path("library/<uuid:pk>/file/<slug:kind>", clips.asset, name="asset"),
]
