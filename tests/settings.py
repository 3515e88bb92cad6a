"""Settings of the tests: those of the project, on one machine, without a queue in between.

What stands in the environment of whoever runs the tests must not decide their outcome, so
every variable is set or dropped here, except the addresses of the servers.
"""

import os

FROM_OUTSIDE = {"DATABASE_URL", "DATABASE_POOL", "REDIS_URL", "VAR_DIR"}
os.environ |= {"LOCAL": "1", "HTTPS": "0", "SECRET_KEY": "only-for-tests-" + "x" * 40}
os.environ["SITE_URL"] = "http://localhost:8000"
for name in (
    "ALLOWED_HOSTS",
    "BEHIND_PROXY",
    "CSRF_TRUSTED_ORIGINS",
    "DEBUG",
    "LOG_LEVEL",
    "SITE_URL",
):
    os.environ.pop(name, None)
for name in ("SITE_LOGIN_REQUIRED", "SESSION_HOURS", "DEFAULT_FROM_EMAIL"):
    os.environ.pop(name, None)
SETTINGS = ("INGEST_", "RECOGNISER_", "EMAIL_", "LOGIN_", "WATCH_")
for name in [name for name in os.environ if name.startswith(SETTINGS)]:
    os.environ.pop(name)

from minerals.settings import *  # noqa: E402, F403, TID251 - after the environment
from minerals.settings import CACHES, STATIC_ROOT  # noqa: E402, TID251

# The tests' own place in the cache, one for each process that runs some of them: a register
# that runs beside them keeps its own. Valkey has sixteen places; two belong to the register.
PLACE = 2 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 14
CACHES["default"]["LOCATION"] = CACHES["default"]["LOCATION"].replace("?db=1", f"?db={PLACE}")

CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns otherwise, and that fails

# Pages of the tests come from servers of ours on this machine, as fast as they can.
INGEST_ALLOW_LOOPBACK = True
INGEST_PACE_SECONDS = 0
