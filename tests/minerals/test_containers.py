"""The container files, read as what they are: no image can be built in these tests."""

import re
from typing import Any

import pytest
import yaml

from minerals.embedded import BASE_DIR
from tests.minerals.programs import manage

COMPOSE = (BASE_DIR / "docker-compose.yml").read_text()
DOCKERFILE = (BASE_DIR / "Dockerfile").read_text()
OF_ONE_MACHINE = {"VAR_DIR", "LOCAL", "DEBUG", "BROWSER_TESTS", "INGEST_ALLOW_LOOPBACK"}


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    services = yaml.safe_load(COMPOSE)["services"]
    assert isinstance(services, dict)
    return services


def test_a_site_has_all_its_parts(services: dict[str, Any]) -> None:
    assert sorted(services) == ["beat", "migrate", "postgres", "redis", "web", "worker"]


def test_everything_that_stays_up_is_watched_and_started_again(services: dict[str, Any]) -> None:
    for name in sorted(set(services) - {"migrate", "web"}):  # web: by the image itself
        assert "test" in services[name]["healthcheck"], name
    assert "HEALTHCHECK" in DOCKERFILE
    assert {name for name, one in services.items() if one["restart"] != "unless-stopped"} == {
        "migrate"
    }


def test_nothing_starts_before_the_database_is_prepared(services: dict[str, Any]) -> None:
    for name in ("web", "worker", "beat"):
        assert services[name]["depends_on"]["migrate"] == {
            "condition": "service_completed_successfully"
        }
    assert services["migrate"]["command"] == ["python", "manage.py", "prepare"]


def test_what_must_not_be_lost_is_on_volumes_that_are_declared(services: dict[str, Any]) -> None:
    mounted = [v.split(":")[0] for one in services.values() for v in one.get("volumes", [])]
    assert sorted(mounted) == sorted(yaml.safe_load(COMPOSE)["volumes"]) == ["postgres", "redis"]


def test_only_the_web_server_is_reached_from_outside_and_only_from_this_machine(
    services: dict[str, Any],
) -> None:
    published = {name: one["ports"] for name, one in services.items() if "ports" in one}
    assert published == {"web": ["${HOST:-127.0.0.1}:${PORT:-8000}:8000"]}


def test_no_secret_is_written_down(services: dict[str, Any]) -> None:
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD"):
        assert f"${{{name}:?" in COMPOSE
    assert not re.search(r"(PASSWORD|SECRET_KEY): *[\"']?\w", COMPOSE)


def test_every_setting_of_a_site_reaches_its_programs(services: dict[str, Any]) -> None:
    example = (BASE_DIR / ".env.example").read_text()
    settings = set(re.findall(r"^(?:# )?([A-Z][A-Z_]+)=", example, re.MULTILINE))
    passed = set(services["worker"]["environment"]) | {"POSTGRES_PASSWORD", "HOST", "PORT"}
    assert settings - passed == OF_ONE_MACHINE


def test_images_come_by_name_from_wherever_docker_is_told_to_look() -> None:
    names = re.findall(r"^FROM (\S+)|^\s+image: (\S+)", f"{DOCKERFILE}\n{COMPOSE}", re.MULTILINE)
    found = {first or second for first, second in names}
    assert found == {"python:3.13-slim", "postgres:18", "valkey/valkey:9"} | {
        "critical-minerals-register"
    }
    assert "index-url" not in DOCKERFILE


def test_the_image_runs_as_an_ordinary_user_from_the_lock() -> None:
    stages = DOCKERFILE.split("\nFROM ")
    assert len(stages) == 3
    assert "--require-hashes" in stages[1]
    assert stages[2].index("\nUSER register") < stages[2].index("collectstatic")


@pytest.mark.slow
def test_the_static_files_of_the_image_can_be_collected(new_var: Any) -> None:
    done = manage(new_var, "collectstatic", "--no-input", SECRET_KEY="x" * 40)
    assert done.returncode == 0, done.stderr
    assert (new_var / "static" / "staticfiles.json").exists()
    assert not (new_var / "postgres").exists()
