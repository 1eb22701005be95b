"""What a Shopify order means for the kitchen: pure rules, no network and no database."""

from backend.shopify.cake import Accessory, Cake, KitchenRules, UnusableOrder
from backend.shopify.order import ParsedOrder, parse_order
from backend.shopify.signature import sign, signature_matches

__all__ = [
    "Accessory",
    "Cake",
    "KitchenRules",
    "ParsedOrder",
    "UnusableOrder",
    "parse_order",
    "sign",
    "signature_matches",
]
