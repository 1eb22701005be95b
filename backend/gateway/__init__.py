"""The HTTP face of the backend: PostgREST's and GoTrue's manners, over any PostgreSQL."""

from backend.gateway.app import build_app
from backend.gateway.config import GatewayConfig, Shop

__all__ = ["GatewayConfig", "Shop", "build_app"]
