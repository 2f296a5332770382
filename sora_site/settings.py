"""One file for every environment: they differ by variables only, listed in `.env.example`.

With none set, the site is *local*: it answers on the loopback address, keeps everything in one
folder and runs its own PostgreSQL and Redis.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import django_stubs_ext
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from environs import Env

from generation.engines.diffusion import catalogue
from generation.engines.videos_api.upstreams import Misconfigured, chosen, upstreams_from
from sora_site import embedded
from sora_site.social_providers import OPENID, social_apps, social_origins

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

SITE_DATA = Path(env.str("SITE_DATA", str(BASE_DIR / ".data"))).resolve()
SITE_NAME = env.str("SITE_NAME", "Aurora")
SITE_URL = env.str("SITE_URL", "").rstrip("/") or "http://127.0.0.1:8000"
SITE_HOST = urlsplit(SITE_URL).hostname or ""
LOCAL = SITE_HOST in {"127.0.0.1", "localhost", "::1"}
HTTPS = urlsplit(SITE_URL).scheme == "https"
DEBUG = env.str("DEBUG", "").lower() in {"1", "true", "yes", "on"}


def _secret_key() -> str:
    """Take the key from SECRET_KEY; a local site makes one and keeps it in its folder."""
    if key := env.str("SECRET_KEY", ""):
        return key
    if not LOCAL:
        raise ImproperlyConfigured(
            f"SECRET_KEY is not set, and {SITE_URL} is not a local address. Set it to a long"
            " random text and keep it secret: python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return _kept("secret_key", get_random_secret_key)


def _packs(texts: list[str]) -> list[tuple[int, int]]:
    """Read packs such as 100:4.99: credits, and their price in hundredths."""
    try:
        pairs = [text.split(":") for text in texts]
        packs = [(int(credits_), round(float(price) * 100)) for credits_, price in pairs]
    except ValueError:
        packs = [(0, 0)]
    if any(credits_ < 1 or price < 1 for credits_, price in packs):
        raise ImproperlyConfigured(f"CREDIT_PACKS is {texts}; write it like 100:4.99,500:19.99")
    return packs


def _vapid_key() -> str:
    """Take the key that signs pushes; a local site makes one, any other does without."""
    key = env.str("VAPID_PRIVATE_KEY", "") or (LOCAL and _kept("vapid_key", _new_vapid_key)) or ""
    if key and (len(key) != 43 or not key.replace("-", "").replace("_", "").isalnum()):
        raise ImproperlyConfigured(
            "VAPID_PRIVATE_KEY is not a key: 32 bytes in base64url, 43 letters. docs/operators.md"
            " says how to make one."
        )
    return key


def _new_vapid_key() -> str:
    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()


def _keys_of_random_text(name: str, what: str) -> list[str]:
    """Take keys from a variable, the first of which is in use; a local site makes one.

    :raises ImproperlyConfigured: if there is none, or one is too short to be random.
    """
    keys = env.list(name, []) or ([_kept(name.lower(), get_random_secret_key)] if LOCAL else [])
    if not keys or any(len(key) < 32 for key in keys):
        raise ImproperlyConfigured(
            f"{name} is not set, or a key in it is shorter than 32 letters. It {what}. Set it to a"
            " long random text and keep it secret, apart from the backups:"
            " python -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return keys


def _kept(name: str, make: Callable[[], str]) -> str:
    """Read a key of a local site from its folder, where it is made if need be.

    :raises ImproperlyConfigured: if the folder cannot be used.
    """
    try:
        return _kept_key(SITE_DATA / name, make)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The folder {SITE_DATA} cannot be used ({error.strerror}). Free some space or correct"
            " its owner, or set SITE_DATA to another folder."
        ) from error


def _kept_key(file: Path, make: Callable[[], str]) -> str:
    """Read the key; the first process to come makes it, whole, whoever else comes meanwhile."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(make())
        with suppress(FileExistsError):
            file.hardlink_to(draft)
        draft.unlink()
    return file.read_text()


SECRET_KEY = _secret_key()
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", [SITE_HOST] if not LOCAL else ["127.0.0.1", "localhost", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [] if LOCAL else [SITE_URL])

SOCIAL_PROVIDERS: list[str] = env.list("SOCIAL_PROVIDERS", [])
SOCIALACCOUNT_PROVIDERS = social_apps(SOCIAL_PROVIDERS, env.str)

INSTALLED_APPS = [
    "daphne",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    *(f"allauth.socialaccount.providers.{name}" for name in sorted({OPENID, *SOCIAL_PROVIDERS})),
    "channels",
    "django_dramatiq",
    "django_htmx",
    "dramatiq_crontab",
    "sora_site.core",
    "sora_site.accounts",
    "sora_site.notifications",
    "cameos",
    "recommender",
    "generation",
    "feed",
    "sora_site.messaging",
    "sora_site.moderation",
    "sora_site.privacy",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sora_site.core.middleware.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "sora_site.core.middleware.PermissionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sora_site.core.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sora_site.accounts.middleware.sessions.LastSeenMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sora_site.accounts.middleware.waiting.WaitingMiddleware",
    "sora_site.privacy.middleware.LeavingMiddleware",
    "sora_site.accounts.middleware.hours.HoursMiddleware",
    "sora_site.core.middleware.WayBackMiddleware",
    "sora_site.core.middleware.RefusalMiddleware",
    "sora_site.accounts.middleware.staff.TwoStepsMiddleware",
]

ROOT_URLCONF = "sora_site.urls"
ASGI_APPLICATION = "sora_site.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sora_site.core.context.site",
                "sora_site.notifications.context.inbox",
                "sora_site.messaging.context.threads",
                "generation.context.clips",
            ],
        },
    }
]

# PostgreSQL, Redis and the queue

DATABASE_URL = env.str("DATABASE_URL", "") or embedded.database_url(SITE_DATA)
DATABASES: dict[str, Any] = {"default": dj_database_url.parse(DATABASE_URL)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # the pool may hold what a restart cut off
DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
    "pool": {"min_size": 0, "max_size": env.int("DATABASE_POOL_SIZE", 16), "timeout": 10},
    "prepare_threshold": 0 if env.bool("DATABASE_PREPARES", True) else None,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", "") or embedded.redis_url(SITE_DATA)
BROKER_URL = env.str("BROKER_URL", "") or REDIS_URL
CHANNEL_LAYERS = {
    "default": {
        # Publish-subscribe: an open tab keeps its subscription when Redis is wiped or restarted.
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [{"address": REDIS_URL}]},
    }
}
CACHES = {
    "default": {
        "BACKEND": "sora_site.core.cache.LenientRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "cache",
    }
}
DRAMATIQ_BROKER = {
    "BROKER": "dramatiq.brokers.rabbitmq.RabbitmqBroker"
    if BROKER_URL.startswith("amqp")
    else "dramatiq.brokers.redis.RedisBroker",
    "OPTIONS": {"url": BROKER_URL},
    "MIDDLEWARE": [
        "dramatiq.middleware.AgeLimit",
        "dramatiq.middleware.TimeLimit",
        "dramatiq.middleware.ShutdownNotifications",
        "dramatiq.middleware.Callbacks",
        "dramatiq.middleware.Retries",
        "django_dramatiq.middleware.DbConnectionsMiddleware",
    ],
}
DRAMATIQ_CRONTAB = {"REDIS_URL": REDIS_URL}

# People

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_USERNAME_VALIDATORS = "sora_site.accounts.models.NEW_HANDLE_VALIDATORS"
ACCOUNT_USERNAME_MIN_LENGTH = 2
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SIGNUP_REDIRECT_URL = "accounts:welcome"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "guardian_code": "10/m/user,60/d/user",
    "preview": "20/m/user,200/h/user",
    "help": "10/m/user,100/h/user",
    "invite_code": "20/m/ip,10/m/user,100/d/user",
}
ACCOUNT_FORMS = {"signup": "sora_site.accounts.forms.join.SignupForm"}
SIGN_UP = env.str("SIGN_UP", "invite")
if SIGN_UP not in {"open", "invite", "closed"}:
    raise ImproperlyConfigured(f"SIGN_UP is {SIGN_UP!r}; it can be open, invite or closed.")
OPEN_REGIONS = env.list("OPEN_REGIONS", ["US", "CA"])  # all others go to the waitlist; *: all
INVITES_CROSS_REGIONS = env.bool("INVITES_CROSS_REGIONS", True)  # a friend's code from anywhere
GEOIP_DATABASE = env.str("GEOIP_DATABASE", "")
if GEOIP_DATABASE and not Path(GEOIP_DATABASE).is_file():
    raise ImproperlyConfigured(f"GEOIP_DATABASE is {GEOIP_DATABASE!r}; there is no such file.")
if GEOIP_DATABASE and find_spec("maxminddb") is None:
    raise ImproperlyConfigured(
        'GEOIP_DATABASE needs one package more: .venv/bin/pip install -e ".[geoip]"'
    )
WAITLIST_DAILY = env.int("WAITLIST_DAILY", 0)  # people let in by the schedule
INVITES_PER_PERSON = env.int("INVITES_PER_PERSON", 4)
INVITE_DAYS = env.int("INVITE_DAYS", 90)  # until a code expires
MINIMUM_AGE = env.int("MINIMUM_AGE", 13)  # years
DAILY_GENERATIONS = env.int("DAILY_GENERATIONS", 30)  # ordinary clips that are free
DAILY_GENERATIONS_PRO = env.int("DAILY_GENERATIONS_PRO", 100)
DAILY_GENERATIONS_TEEN = env.int("DAILY_GENERATIONS_TEEN", 15)
STORAGE_QUOTA_MB = env.int("STORAGE_QUOTA_MB", 2048)  # that one person's clips may take
STORAGE_QUOTA_MB_PRO = env.int("STORAGE_QUOTA_MB_PRO", 20_480)
PAYMENT_PROVIDER = env.str("PAYMENT_PROVIDER", "")  # dotted name of a class; empty: nothing is sold
PAYMENT_SECRET = env.str("PAYMENT_SECRET", "")
PAYMENT_ORIGIN: list[str] = env.list(
    "PAYMENT_ORIGIN", []
)  # where people pay, such as https://pay.example.org
CREDIT_CURRENCY = env.str("CREDIT_CURRENCY", "EUR")
CREDIT_PACKS = _packs(env.list("CREDIT_PACKS", ["100:4.99", "500:19.99"]))
PAGES_BEFORE_PAUSE = env.int("PAGES_BEFORE_PAUSE", 5)  # of the feed, where it goes page by page
PAUSE_MINUTES = env.int("PAUSE_MINUTES", 10)
FEED_RESTS_TEEN: list[str] = env.list("FEED_RESTS_TEEN", ["22:00", "07:00"])  # where they live
FEED_MINUTES_TEEN = env.int("FEED_MINUTES_TEEN", 60)  # a day, under 18
PACE_CREATE_MINUTES = env.int(
    "PACE_CREATE_MINUTES", 20
)  # of a sitting, until a card invites to make
PACE_CREATE_ITEMS = env.int("PACE_CREATE_ITEMS", 40)  # clips since the last active act, as well
PACE_MOOD_MINUTES = env.int("PACE_MOOD_MINUTES", 40)  # until the feed ends with a question
PACE_BREAK_MINUTES = env.int("PACE_BREAK_MINUTES", 60)  # until a break
PACE_BREAK_AGAIN_MINUTES = env.int("PACE_BREAK_AGAIN_MINUTES", 15)  # after one that was dismissed
PACE_BREAK_WAIT = env.int("PACE_BREAK_WAIT", 10)  # seconds until it may be, doubled each time
NUDGE_HOLDOUT = env.float("NUDGE_HOLDOUT", 5)  # per cent of people who get no nudges, to compare
NUDGE_DAYS = env.int("NUDGE_DAYS", 180)  # that nudges and answers to them are kept

# Their data

ACCOUNT_GRACE_DAYS = env.int("ACCOUNT_GRACE_DAYS", 30)  # until a deleted account is erased
EXPORT_DAYS = env.int("EXPORT_DAYS", 7)  # that a finished export can be downloaded
EXPORT_LEASE = env.int("EXPORT_LEASE", 60)  # seconds without a sign of life
KEPT_RECORD_DAYS = env.int("KEPT_RECORD_DAYS", 365)  # of what an erasure keeps apart
UNMADE_CLIP_DAYS = env.int("UNMADE_CLIP_DAYS", 90)  # of clips that failed or were refused
SPENT_CODE_DAYS = env.int("SPENT_CODE_DAYS", 90)  # of codes that expired or were withdrawn

EXPLORED_SHARE = env.float("EXPLORED_SHARE", 0.05)  # of a feed, by chance: what is to be found out
CONNECTED_SHARE = env.float("CONNECTED_SHARE", 0.5)  # of a feed, by people one has ties with
RANKER_LEAST_IMPRESSIONS = env.int("RANKER_LEAST_IMPRESSIONS", 50_000)  # until rules rank
RANKER_P95_MS = env.float("RANKER_P95_MS", 40)  # that a model may take for 500 candidates
RANKER_ITEMS_KEPT = env.int("RANKER_ITEMS_KEPT", 60_000)  # in the memory of each process, 2 kB each
RANK_TIMEOUT_MS = env.int("RANK_TIMEOUT_MS", 1500)  # a query may take before the last good page
INTERACTION_DAYS = env.int("INTERACTION_DAYS", 365)  # of what people did in the feed
IMPRESSION_DAYS = env.int("IMPRESSION_DAYS", 60)  # of what the feed showed, and why
TRACE_HOURS = env.int("TRACE_HOURS", 24)  # of how each page of the feed was put together

# E-mail: by SMTP, or without a server into a folder where an operator can read it

EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_TLS", bool(EMAIL_HOST))
EMAIL_TIMEOUT = 10  # seconds
EMAIL_BACKEND = "django.core.mail.backends." + (
    "smtp.EmailBackend" if EMAIL_HOST else "filebased.EmailBackend"
)
EMAIL_FILE_PATH = SITE_DATA / "mail"
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", f"{SITE_NAME} <noreply@{SITE_HOST}>")

# Signing in

VERIFIES_EMAIL = bool(EMAIL_HOST)  # without a server nobody could read the code
ACCOUNT_ADAPTER = "sora_site.accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if VERIFIES_EMAIL else "optional"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = VERIFIES_EMAIL
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_PREVENT_ENUMERATION = VERIFIES_EMAIL  # without a code the form itself must say so
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # the adapter lets through what the inbox does not tell
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ADAPTER = "sora_site.accounts.adapter.SecondStepAdapter"
MFA_FORMS = {
    "login_webauthn": "sora_site.accounts.forms.passkeys.SignInForm",
    "authenticate_webauthn": "sora_site.accounts.forms.passkeys.SecondStepForm",
    "reauthenticate_webauthn": "sora_site.accounts.forms.passkeys.ProveForm",
    "add_webauthn": "sora_site.accounts.forms.passkeys.AddForm",
    "signup_webauthn": "sora_site.accounts.forms.passkeys.JoinForm",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = VERIFIES_EMAIL  # a passkey alone must be tied to a proven address
MFA_ALLOW_UNVERIFIED_EMAIL = not VERIFIES_EMAIL
USERSESSIONS_ADAPTER = "sora_site.accounts.adapter.SessionsAdapter"
SOCIALACCOUNT_ADAPTER = "sora_site.accounts.adapter.SocialAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False  # a newcomer is asked for what no provider tells
SOCIALACCOUNT_FORMS = {"signup": "sora_site.accounts.forms.social.SocialSignupForm"}
STAFF_NEEDS_TWO_STEPS = env.bool("STAFF_NEEDS_TWO_STEPS", not LOCAL)

# Web push; a site for the world sends none without a key

VAPID_PRIVATE_KEY = _vapid_key()
VAPID_SUBJECT = env.str("VAPID_SUBJECT", "") or (
    SITE_URL if HTTPS else f"mailto:noreply@{SITE_HOST}"
)
PUSH_HOSTS = env.list(
    "PUSH_HOSTS",
    [
        "fcm.googleapis.com",
        "updates.push.services.mozilla.com",
        "*.push.apple.com",
        "*.notify.windows.com",
    ],
)

NOTICES_KEPT_DAYS = env.int("NOTICES_KEPT_DAYS", 90)  # after they were read

# Cameos

CAMEO_KEYS = _keys_of_random_text("CAMEO_KEYS", "encrypts what identifies people")
CAPTURE_MEGABYTES = env.int("CAPTURE_MEGABYTES", 60)  # of a film that somebody sends
CAPTURE_SECONDS = env.int("CAPTURE_SECONDS", 30)
CAMEO_THRESHOLDS: dict[str, str] = env.dict("CAMEO_THRESHOLDS", {})  # docs/liveness.md
LEDGER_KEYS = _keys_of_random_text("LEDGER_KEYS", "signs the ledger of consent")

# Rendering

try:
    VIDEOS_API_UPSTREAMS = upstreams_from(os.environ)
except Misconfigured as misconfigured:
    raise ImproperlyConfigured(str(misconfigured)) from misconfigured
VIDEOS_API_PATIENCE = env.int("VIDEOS_API_PATIENCE", 900)  # seconds without an answer
VIDEOS_API_MAX_MB = env.int("VIDEOS_API_MAX_MB", 512)  # of one rendered file
SITE_TERRITORY = env.str("SITE_TERRITORY", "").upper()  # ISO 3166: some models' licences ask
MODELS_FOLDER = Path(env.str("MODELS_FOLDER", str(SITE_DATA / "models"))).resolve()
RENDER_POOLS = ["cpu", "gpu", "farm"]
FARM_THREADS = env.int("FARM_THREADS", 8)  # clips that one farm worker waits for side by side
CUTTING_POOL = "cpu"  # who trims and stitches
ENGINES = {  # kind → its class and the workers that run it
    "animatic": (
        env.str("ANIMATIC_ENGINE", "generation.engines.animatic.engine.AnimaticEngine"),
        "cpu",
    ),
    "videos-api": ("generation.farm.videos_api", "farm"),
    "diffusion": ("generation.gpu.diffusion", "gpu"),
}
SLOTS = {  # what people choose → `kind` or `kind:recipe`
    "sora-2": env.str("SLOT_SORA_2", "animatic"),
    "sora-2-pro": env.str("SLOT_SORA_2_PRO", "animatic"),
    "sora-1-turbo": env.str("SLOT_SORA_1_TURBO", "animatic"),
}
for slot, recipe in SLOTS.items():
    if recipe.partition(":")[0] not in ENGINES:
        raise ImproperlyConfigured(
            f"SLOT_{slot.upper().replace('-', '_')} is {recipe!r}; the engines are"
            f" {', '.join(ENGINES)}."
        )
    try:
        if recipe.startswith("videos-api"):
            chosen(VIDEOS_API_UPSTREAMS, recipe.partition(":")[2])
        elif recipe.startswith("diffusion"):
            catalogue.chosen(recipe.partition(":")[2], territory=SITE_TERRITORY)
    except (Misconfigured, catalogue.Misconfigured) as misconfigured:
        raise ImproperlyConfigured(
            f"SLOT_{slot.upper().replace('-', '_')} is {recipe!r}. {misconfigured}"
        ) from misconfigured
EMBEDDER = env.str("EMBEDDER", "sora_site.core.embedding.embed")  # texts → vectors; empty: none
RENDER_LEASE = env.int("RENDER_LEASE", 30)  # seconds without a sign of life
RENDER_ATTEMPTS = env.int("RENDER_ATTEMPTS", 5)  # that may crash
RENDER_TIME_FACTOR = env.float("RENDER_TIME_FACTOR", 10)  # times what was foreseen, at most
RENDER_TIME_LEAST = env.int("RENDER_TIME_LEAST", 1800)  # seconds that any render may take
RENDER_WEIGHTS: dict[str, float] = env.dict(  # how much of the rendering a tier is due
    "RENDER_WEIGHTS", {"standard": 1, "pro": 2}, subcast_values=float
)
if any(weight <= 0 for weight in RENDER_WEIGHTS.values()):
    raise ImproperlyConfigured("RENDER_WEIGHTS are above 0, such as standard=1,pro=2.")
RENDER_TOKEN_AGE = env.int("RENDER_TOKEN_AGE", 30)  # seconds before a lost token is sent again
RENDER_SHARE_HALF_LIFE = env.int("RENDER_SHARE_HALF_LIFE", 3600)  # seconds
RENDERS_AT_ONCE = env.int("RENDERS_AT_ONCE", 2)  # of one person
RENDERS_WAITING = env.int("RENDERS_WAITING", 20)  # of one person, running ones included
UPLOAD_MEGABYTES = env.int("UPLOAD_MEGABYTES", 200)  # of a clip that somebody brings along

# Help with prompts: by rules, or by a language model behind OpenAI's chat completions

LLM_BASE_URL = env.str("LLM_BASE_URL", "").rstrip("/")
if LLM_BASE_URL and urlsplit(LLM_BASE_URL).scheme not in {"http", "https"}:
    raise ImproperlyConfigured(
        f"LLM_BASE_URL is {LLM_BASE_URL!r}; it has to begin with http:// or https://."
    )
LLM_API_KEY = env.str("LLM_API_KEY", "")
LLM_MODEL = env.str("LLM_MODEL", "default")
LLM_SECONDS = env.int("LLM_SECONDS", 12)  # for one answer, from end to end

# Files

MEDIA_ROOT = SITE_DATA / "media"
SCRATCH = SITE_DATA / "scratch"
STATIC_URL = "static/"
STATIC_ROOT = None if LOCAL else SITE_DATA / "static"  # local: straight from where they lie
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = DEBUG

# The rest

LANGUAGE_CODE = "en"
TIME_ZONE = env.str("TIME_ZONE", "UTC")
USE_TZ = True
USE_I18N = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_ENGINE = "sora_site.core.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # or all visitors would share one limit: the proxy's
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],
        "style-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'", *social_origins(SOCIALACCOUNT_PROVIDERS), *PAYMENT_ORIGIN],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "sora_site.core.logs.FactsFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
}
