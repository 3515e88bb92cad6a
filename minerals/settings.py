"""Settings: one file, read from the environment, safe by default.

Every variable is described in ``.env.example``. What cannot be read stops the
start with a sentence (see ``minerals.env``).
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from minerals import embedded
from minerals.env import (
    UnreadableSettingError,
    env_bool,
    env_database,
    env_int,
    env_list,
    env_port,
    env_secret,
    env_str,
)
from minerals.schedule import schedule

BASE_DIR = Path(__file__).resolve().parents[1]

# --- What kind of site this is -------------------------------------------------

DEBUG = env_bool("DEBUG", default=False)
LOCAL = env_bool("LOCAL", default=False)  # set by `manage.py up`: one person, one machine
HTTPS = env_bool("HTTPS", default=True)
SITE_LOGIN_REQUIRED = env_bool("SITE_LOGIN_REQUIRED", default=False)
SECRET_KEY = env_secret("SECRET_KEY", embedded.var_dir() / "secret-key")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", default=("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

# --- Parts ---------------------------------------------------------------------

INSTALLED_APPS = [
    "minerals.apps.RegisterAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "template_partials",
    "django_filters",
    "csp",
    "pgtrigger",
    "pghistory",
    "axes",
    "agreements",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "agreements.views.history.SignedHistoryMiddleware",
    "agreements.views.privacy.keep_private",
    "axes.middleware.AxesMiddleware",
]
if SITE_LOGIN_REQUIRED:
    MIDDLEWARE.append("django.contrib.auth.middleware.LoginRequiredMiddleware")

ROOT_URLCONF = "minerals.urls"
WSGI_APPLICATION = "minerals.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "agreements.views.context.edition",
            ],
        },
    }
]

# --- Servers -------------------------------------------------------------------

DATABASES = {"default": env_database("DATABASE_URL", embedded.database_url())}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["OPTIONS"]["pool"] = {  # type: ignore[index]
    "min_size": 1,
    "max_size": env_int("DATABASE_POOL", default=4, least=1),
    "timeout": 10,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env_str("REDIS_URL", embedded.cache_url()),
    }
}

CELERY_BROKER_URL = env_str("REDIS_URL", embedded.broker_url())
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 270
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.2}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # Longer than the longest task, or a slow one is started twice; and kombu looks
    # for expired messages only every 100 s unless told otherwise.
    "visibility_timeout": 900,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
}
WATCH_HOUR = env_int("WATCH_HOUR", default=6)  # UTC: from then on the mails of the day go out
WATCH_MINUTES = env_int("WATCH_MINUTES", default=5, least=1)
if WATCH_HOUR > 23:
    raise UnreadableSettingError("WATCH_HOUR", str(WATCH_HOUR), "an hour from 0 to 23")
CELERY_BEAT_SCHEDULE = schedule(watch_minutes=WATCH_MINUTES)

# --- What comes in ---------------------------------------------------------------

INGEST_CONTACT = env_str("INGEST_CONTACT", "no contact given")
USER_AGENT = f"CriticalMineralsRegister/1.0 ({INGEST_CONTACT})"
INGEST_PAGE_BYTES = env_int("INGEST_PAGE_BYTES", default=5_000_000, least=10_000)
INGEST_PAGE_SECONDS = env_int("INGEST_PAGE_SECONDS", default=20, least=1)
INGEST_PACE_SECONDS = env_int("INGEST_PACE_SECONDS", default=2)
INGEST_ATTEMPTS = env_int("INGEST_ATTEMPTS", default=6, least=1)
INGEST_FEED_ENTRIES = env_int("INGEST_FEED_ENTRIES", default=50, least=1)
INGEST_REVISITS = env_int("INGEST_REVISITS", default=50)  # a night; 0: no source is asked again
# Longer than one step may take, and shorter than anybody wants to wait for a dead worker.
INGEST_LEASE_SECONDS = env_int("INGEST_LEASE_SECONDS", default=120, least=1)
# After this a message that no worker took counts as lost; one that was not is no harm.
INGEST_QUEUED_SECONDS = env_int("INGEST_QUEUED_SECONDS", default=600, least=1)
INGEST_ALLOW_LOOPBACK = env_bool("INGEST_ALLOW_LOOPBACK", default=False)
if INGEST_ALLOW_LOOPBACK and not (DEBUG or LOCAL):
    raise UnreadableSettingError("INGEST_ALLOW_LOOPBACK", "1", "0 on a site that others reach")

RECOGNISER_URL = env_str("RECOGNISER_URL")  # off unless all three are set
RECOGNISER_KEY = env_str("RECOGNISER_KEY")
RECOGNISER_MODEL = env_str("RECOGNISER_MODEL")
RECOGNISER_SECONDS = env_int("RECOGNISER_SECONDS", default=60, least=1)
RECOGNISER_ARTICLES_A_DAY = env_int("RECOGNISER_ARTICLES_A_DAY", default=200)
RECOGNISER_TOKENS_A_DAY = env_int("RECOGNISER_TOKENS_A_DAY", default=2_000_000)

# --- What is decided -------------------------------------------------------------

# The database holds the same rule: `manage.py prepare` brings it into step.
REVIEW_FOUR_EYES = env_bool("REVIEW_FOUR_EYES", default=False)
# --- What is read ----------------------------------------------------------------

COUNT_READS = env_bool("COUNT_READS", default=True)  # a number an agreement and day; of nobody

# --- Language and time ---------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

# --- Static files --------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = embedded.var_dir() / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "minerals.plotly.PlotlyFinder",
]
WHITENOISE_USE_FINDERS = LOCAL
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if LOCAL or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Accounts ------------------------------------------------------------------

LOGIN_URL = "agreements:login"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses who tried too often, and knows nobody
    "agreements.queries.accounts.Accounts",
]
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = env_int("SESSION_HOURS", default=14 * 24, least=1) * 3600

# Tries are counted in the database: they outlive a restart and a full or absent Valkey.
AXES_HANDLER = "agreements.queries.tries.Tries"
AXES_FAILURE_LIMIT = env_int("LOGIN_TRIES", default=5, least=2)
AXES_COOLOFF_TIME = timedelta(minutes=env_int("LOGIN_WAIT_MINUTES", default=15, least=1))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "agreements.views.lockout.client_address"
AXES_LOCKOUT_CALLABLE = "agreements.views.lockout.locked"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the time that the page names is true
AXES_DISABLE_ACCESS_LOG = True  # who signed in when is nobody's list
AXES_ENABLE_ADMIN = AXES_VERBOSE = False

# --- Mail ----------------------------------------------------------------------

EMAIL_HOST = env_str("EMAIL_HOST")
EMAIL_PORT = env_port("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env_str("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env_str("EMAIL_HOST_PASSWORD")
EMAIL_USE_SSL = EMAIL_PORT == 465  # TLS from the first byte; on other ports STARTTLS
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env_str("DEFAULT_FROM_EMAIL", "register@localhost")
if EMAIL_HOST and DEFAULT_FROM_EMAIL == "register@localhost":
    raise UnreadableSettingError("DEFAULT_FROM_EMAIL", "", "the address that mail comes from")
SENDS_MAIL = bool(EMAIL_HOST) or LOCAL or DEBUG  # on one's own machine into the log
_MAIL = "smtp" if EMAIL_HOST else "console" if SENDS_MAIL else "dummy"
EMAIL_BACKEND = f"django.core.mail.backends.{_MAIL}.EmailBackend"

SITE_URL = env_str("SITE_URL", f"http://localhost:{env_port('PORT', default=8000)}").rstrip("/")
if EMAIL_HOST and not env_str("SITE_URL"):
    raise UnreadableSettingError("SITE_URL", "", "where readers reach the site: mails link there")
if not SITE_URL.startswith(("https://", "http://")):
    raise UnreadableSettingError("SITE_URL", SITE_URL, "an address such as https://example.org")

# --- Security ------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # probes speak plain HTTP to the process itself
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "agreements.views.errors.csrf_failure"
BEHIND_PROXY = env_bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],  # blob: a chart saved as PNG is drawn from one
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# --- History -------------------------------------------------------------------

PGHISTORY_APPEND_ONLY = True  # a database trigger refuses to change or delete history

# --- Logging -------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_str("LOG_LEVEL", "INFO").upper()},
}
