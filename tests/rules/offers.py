"""Offers as they are asked about."""


def monthly(amount: str, count: int = 12, **fields: object) -> dict[str, object]:
    return {"received": "10000", "payments": [{"amount": amount}] * count, **fields}


def once(received: str, amount: str, due: str, **fields: object) -> dict[str, object]:
    return {"received": received, "start": "2026-11-01", "payments": [{"amount": amount, "due": due}], **fields}
