"""PostgreSQL and Valkey from two wheels, so that a checkout runs with nothing installed.

Settings ask this package only for addresses, which are computed and never start anything.
A program that needs the servers wraps its work in ``services()``. Importing the package has
no side effect and works on every platform, also where the servers themselves cannot run.
"""

from minerals.embedded.entry import services
from minerals.embedded.paths import BASE_DIR, broker_url, cache_url, database_url, var_dir

__all__ = ["BASE_DIR", "broker_url", "cache_url", "database_url", "services", "var_dir"]
