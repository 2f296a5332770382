"""PostgreSQL and Redis from pip wheels, for a site that runs on one machine.

Plain Python, no Django: settings ask for the two addresses, `manage.py up` and the
tests start the servers. Everything they keep lives in one data folder.
"""

from sora_site.embedded.addresses import database_url, redis_url
from sora_site.embedded.errors import EmbeddedServerError
from sora_site.embedded.postgres import PostgresServer
from sora_site.embedded.redis import RedisServer
from sora_site.embedded.server import Server
from sora_site.embedded.servers import EmbeddedServers

__all__ = [
    "EmbeddedServerError",
    "EmbeddedServers",
    "PostgresServer",
    "RedisServer",
    "Server",
    "database_url",
    "redis_url",
]
