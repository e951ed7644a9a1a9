"""Certificates for a publisher behind TLS, made on the spot by an authority that only the test trusts."""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_PEM = serialization.Encoding.PEM


def issue(folder: Path, valid: tuple[timedelta, timedelta], address: str) -> tuple[ssl.SSLContext, Path]:
    """A server's context with a certificate for an IP address, valid from and until so far from now; and the file with
    the authority's own certificate."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    since, until = (datetime.now(UTC) + shift for shift in valid)
    root = _signed("Test authority", authority, authority, (since - timedelta(days=365), until + timedelta(days=365)))
    leaf = _signed("Test street", key, authority, (since, until), address)
    trusted, served = folder / "authority.pem", folder / "served.pem"
    trusted.write_bytes(root.public_bytes(_PEM))
    plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    served.write_bytes(key.private_bytes(_PEM, *plain) + leaf.public_bytes(_PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(served)
    return context, trusted


def _signed(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    authority: ec.EllipticCurvePrivateKey,
    valid: tuple[datetime, datetime],
    address: str | None = None,
) -> x509.Certificate:
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
    builder = (
        x509.CertificateBuilder(issuer, named, key.public_key(), x509.random_serial_number(), *valid)
        .add_extension(x509.BasicConstraints(ca=address is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key()), critical=False)
    )
    if address is None:
        usage = dict.fromkeys(("digital_signature", "key_cert_sign", "crl_sign"), True)
        rest = ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement")
        never = dict.fromkeys((*rest, "encipher_only", "decipher_only"), False)
        builder = builder.add_extension(x509.KeyUsage(**usage, **never), critical=True)
    else:
        names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(authority, hashes.SHA256())
