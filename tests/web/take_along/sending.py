"""A form with a file, sent as a browser sends it."""

import http.client

BOUNDARY = "a-sheet-of-paper"


def form_with_file(file: bytes) -> tuple[bytes, dict[str, str]]:
    """The body of the form and its headers."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'.encode()
    return head + file + f"\r\n--{BOUNDARY}--\r\n".encode(), {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"
    }


def posted(port: int, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    """The status and the page that a served application answers with."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", path, body, headers)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()
