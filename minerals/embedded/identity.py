"""Who PostgreSQL runs as. It refuses root, and root is common in containers.

A user namespace maps root to an ordinary number for PostgreSQL alone: the files stay root's,
no user is made and no permission is changed. The same helps a number that has no name. Where
the system forbids that, PostgreSQL runs as ``nobody`` for root, which then has to be able to
reach its program and its data.
"""

import ctypes
import os
import pwd
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minerals.embedded.binaries import cannot_run

CLONE_NEWUSER = 0x10000000


@dataclass(frozen=True)
class Identity:
    """Who owns the server's files, and what ``subprocess`` needs to run the server as them."""

    user: int
    group: int
    popen: Mapping[str, Any] = field(default_factory=dict)


def nobody() -> pwd.struct_passwd:
    """The system's user without rights."""
    return pwd.getpwnam("nobody")


def identity_for(program: Path, *, data: Path) -> Identity:
    """The first identity under which ``program`` runs here, or the end with a clear sentence.

    ``data`` is the directory that this identity has to be able to reach.
    """
    problem = ""
    for candidate in _candidates():
        problem = _problem(program, candidate) or _unreachable(data, candidate)
        if not problem:
            return candidate
    raise cannot_run(f"{program.name} cannot be run ({problem})", rather=_advice_for_root())


def _candidates() -> list[Identity]:
    """In the order in which they are tried."""
    as_is = Identity(os.geteuid(), os.getegid())
    if os.geteuid() != 0:
        # PostgreSQL also refuses a number without a name, which containers are often given.
        return [as_is] if _has_name(os.geteuid()) else [*_in_namespace(), as_is]
    user = nobody()
    number, group = user.pw_uid, user.pw_gid
    become = Identity(number, group, {"user": number, "group": group, "extra_groups": []})
    return [*_in_namespace(), become]


def _has_name(user: int) -> bool:
    try:
        return bool(pwd.getpwuid(user).pw_name)
    except KeyError:
        return False


def _in_namespace() -> list[Identity]:
    """Our own files, under a name that PostgreSQL accepts; only Linux has it."""
    if not sys.platform.startswith("linux"):
        return []
    owner, group = os.geteuid(), os.getegid()
    return [Identity(owner, group, {"preexec_fn": _enter_namespace(owner, group)})]


def _enter_namespace(owner: int, group: int) -> Callable[[], None]:
    """What the forked child runs so that the owner is nobody inside and nothing else outside."""
    libc = ctypes.CDLL(None, use_errno=True)  # loaded before the fork: the child must not lock
    inside = nobody()

    def enter() -> None:
        if libc.unshare(CLONE_NEWUSER) != 0:
            raise OSError(ctypes.get_errno(), "no user namespace")
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{inside.pw_uid} {owner} 1")
        Path("/proc/self/gid_map").write_text(f"{inside.pw_gid} {group} 1")

    return enter


def _problem(program: Path, identity: Identity) -> str:
    """Why the program does not run under that identity; empty when it does."""
    try:
        done = subprocess.run(  # noqa: S603 - a program of ours
            [program, "--version"], capture_output=True, text=True, cwd="/", **identity.popen
        )
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return done.stderr.strip() if done.returncode else ""


def _unreachable(directory: Path, identity: Identity) -> str:
    """Why the identity cannot enter the directory, which is ours to open; empty when it can."""
    if identity.user == os.geteuid():
        return ""
    directory.chmod(directory.stat().st_mode | 0o011)  # to pass through, not to list
    done = subprocess.run(  # noqa: S603
        ["/usr/bin/env", "test", "-x", directory], cwd="/", **identity.popen
    )
    return f"the user nobody may not enter {directory}" if done.returncode else ""


def _advice_for_root() -> str:
    if os.geteuid() != 0:
        return ""
    return "PostgreSQL refuses root: run the register as an ordinary user. If that cannot be: "
