"""What a web server such as gunicorn calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minerals.settings")

application = get_wsgi_application()
