"""Security headers of every response. No page needs a frame, a font or anything from elsewhere; scripts are our own."""

from flask import Flask, Response, request

CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

#: For a page with a script, as most have: our own files, our own interface, no way to turn text into markup.
CSP_OF_SCRIPTED = (
    f"{CSP}; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)

ALWAYS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}

#: Two years, as the preload lists ask.
HSTS = "max-age=63072000; includeSubDomains"


def register_security_headers(app: Flask, *, https: bool) -> None:
    """Put the headers on every response of `app`, unless it has its own; HSTS only where people come by HTTPS alone."""
    fixed = {**ALWAYS, **({"Strict-Transport-Security": HSTS} if https else {})}

    @app.after_request
    def _add(response: Response) -> Response:
        headers = response.headers
        own = {name.lower() for name in headers.keys()}  # noqa: SIM118 - iterating headers gives pairs
        headers.extend([(name, value) for name, value in fixed.items() if name.lower() not in own])
        # address and content of these pages hold the name a person looked up: no copy of them stays behind
        if request.path.startswith(("/check", "/compare", "/replay", "/evidence", "/verify", "/todo")):
            response.headers["Cache-Control"] = "no-store"
        return response
