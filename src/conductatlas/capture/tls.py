"""What is kept of a TLS session, and what its faults are called.

For `guard`. The chain is kept as the server sent it: whoever doubts a capture can judge it anew.
"""

import ssl

import httpcore2
import httpx2

from conductatlas.capture.exchange import CaptureError, FailureKind, TlsSession

__all__ = ["tls_context", "tls_fault", "tls_session"]


def tls_context(is_verified: bool) -> ssl.SSLContext:
    """A client's TLS context: the system's trust store, or no verification at all.

    The environment (SSL_CERT_FILE and the like) has no say in it.
    """
    return httpx2.create_ssl_context(verify=is_verified, trust_env=False)


def tls_session(tls: ssl.SSLObject, is_verified: bool) -> TlsSession:
    """What is kept of the session behind `tls`, once its handshake is done."""
    cipher = tls.cipher()
    return TlsSession(
        tls.version() or "", cipher[0] if cipher else "", is_verified, _sent_chain(tls)
    )


def _sent_chain(tls: ssl.SSLObject) -> tuple[bytes, ...]:
    """The chain in DER as the server sent it; its own alone where Python hides the rest."""
    # Public from Python 3.13; before that the same call stands on the object beneath.
    source = tls if hasattr(tls, "get_unverified_chain") else getattr(tls, "_sslobj", None)
    if source is not None and hasattr(source, "get_unverified_chain"):
        return tuple(_der(one) for one in source.get_unverified_chain() or ())
    own = tls.getpeercert(binary_form=True)
    return (own,) if own else ()


def _der(certificate: object) -> bytes:
    if isinstance(certificate, bytes):
        return certificate
    pem: str = certificate.public_bytes()  # type: ignore[attr-defined]  # _ssl.Certificate
    return ssl.PEM_cert_to_DER_cert(pem)


def tls_fault(host: str, error: Exception) -> CaptureError:
    """The fault that a failed handshake with `host` is, in words."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        inner = cause.args[0] if cause.args and isinstance(cause.args[0], BaseException) else None
        cause = cause.__cause__ or inner
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = f"its certificate does not hold ({cause.verify_message})"
    elif cause is not None and cause.reason:
        why = f"the handshake failed ({cause.reason.replace('_', ' ').lower()})"
    elif isinstance(error, httpcore2.TimeoutException):
        why = "the handshake took too long"
    else:
        why = "the connection ended during the handshake"
    return CaptureError(FailureKind.TLS, f"{host}: no secure connection, {why}.")
