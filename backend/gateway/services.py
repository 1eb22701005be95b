"""What every route needs, made once when the gateway starts."""

from dataclasses import dataclass

from starlette.requests import Request

from backend.gateway.config import GatewayConfig
from backend.gateway.connections import Connections
from backend.gateway.schema_cache import SchemaCache


@dataclass(frozen=True, slots=True)
class Services:
    """The settings, the connections and the schema cache of a gateway."""

    config: GatewayConfig
    connections: Connections
    schema: SchemaCache


def services_of(request: Request) -> Services:
    """The services of the gateway that this request reached."""
    services: Services = request.app.state.services
    return services
