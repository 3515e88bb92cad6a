"""The commands of the Makefile as they meet a stranger's machine."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from minerals.embedded import BASE_DIR

MAKEFILE = (BASE_DIR / "Makefile").read_text()


def run(*argv: str, cwd: Path = BASE_DIR, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.defpath, "HOME": str(cwd), "LC_ALL": "C.UTF-8"} | more
    return subprocess.run(
        argv, cwd=cwd, env=environment, capture_output=True, text=True, timeout=240
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of a checkout as `make setup` needs, with nothing to install, in an awkward place."""
    found = tmp_path / "my projects" / "a register's checkout"
    found.mkdir(parents=True)
    shutil.copytree(BASE_DIR / "scripts", found / "scripts")
    shutil.copy(BASE_DIR / "Makefile", found)
    (found / "requirements.lock").write_text("# no packages\n")
    return found


def fake_python(directory: Path, script: str) -> Path:
    """A directory in which every name of Python answers as the script says."""
    directory.mkdir()
    for name in ("python", "python3", "python3.11", "python3.12", "python3.13"):
        (directory / name).write_text(f"#!/bin/sh\n{script}\n")
        (directory / name).chmod(0o755)
    return directory


def test_make_alone_lists_every_command_with_a_line_about_it() -> None:
    listed = run("make").stdout
    commands = re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)
    assert {"setup", "run", "test", "check", "fix", "lock", "browser", "clean"} <= set(commands)
    for command in commands:
        assert re.search(rf"^  make {command} +\S+", listed, re.MULTILINE), command
    assert len(listed.splitlines()) == len(commands)


@pytest.mark.slow
def test_setup_makes_an_environment_once_and_again_when_the_lock_changed(checkout: Path) -> None:
    python = str(Path(sys.base_prefix) / "bin" / "python3")
    first = run("make", "setup", cwd=checkout, PYTHON=python)
    assert first.returncode == 0, first.stderr
    assert "Making .venv with Python 3." in first.stdout
    assert (checkout / ".venv" / "bin" / "python").exists()
    second = run("make", "setup", cwd=checkout, PYTHON=python)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    (checkout / "requirements.lock").write_text("# still no packages\n")
    third = run("make", "setup", cwd=checkout, PYTHON=python)
    assert third.stdout.startswith("Installing 0 packages from requirements.lock")


def test_setup_refuses_an_old_python_in_words(checkout: Path, tmp_path: Path) -> None:
    old = fake_python(
        tmp_path / "old", '[ "$1" = --version ] && echo "Python 3.9.2" && exit; exit 1'
    )
    done = run("make", "setup", cwd=checkout, PATH=f"{old}:{os.defpath}")
    assert done.returncode != 0
    assert "The register needs Python 3.11, 3.12 or 3.13; here is Python 3.9.2." in done.stderr
    assert not (checkout / ".venv").exists()


def test_setup_says_what_to_install_where_python_cannot_make_an_environment(
    checkout: Path, tmp_path: Path
) -> None:
    bare = fake_python(tmp_path / "bare", 'case "$2" in *ensurepip*) exit 1;; esac; exit 0')
    done = run("make", "setup", cwd=checkout, PATH=f"{bare}:{os.defpath}")
    assert done.returncode != 0
    assert "apt-get install python3-venv" in done.stderr


def test_what_the_continuous_checks_run_is_a_program_that_a_shell_can_read() -> None:
    assert os.access(BASE_DIR / ".ci" / "run", os.X_OK)
    assert run("bash", "-n", ".ci/run").returncode == 0
    assert run("sh", "-n", "scripts/setup.sh").returncode == 0


def test_no_tool_is_started_by_a_script_that_a_blank_in_the_path_would_break() -> None:
    assert re.findall(r"\.venv/bin/(?!python\b)\S+", MAKEFILE) == []
