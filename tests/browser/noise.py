"""Everything a browser complains about, so that a test can ask for silence."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Page, Request, Response

TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || event.sample}`);
});
"""
ABORTED = "net::ERR_ABORTED"  # a page left while it was loading


class Noise:
    """Collects from one page for as long as it is open.

    An answer whose status is in ``expected`` is no complaint, nor is what the console says of it.
    """

    def __init__(self, page: Page) -> None:
        self.expected: set[int] = set()
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if not any(f"status of {status}" in message.text for status in self.expected):
            self.heard.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != ABORTED:
            self.heard.append(f"request: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.heard.append(f"answer: {response.status} {response.url}")
