// Shows the buttons that copy and share a link, where the browser can. Without it the link itself stands there.
"use strict";
(() => {
  const address = (id) => document.getElementById(id).value;

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard || !navigator.clipboard.writeText) continue;
    const field = document.getElementById(button.dataset.copy);
    const status = document.getElementById(`${button.dataset.copy}-said`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        status.textContent = button.dataset.done;
      } catch {
        field.select(); // so that the person copies it with one touch
        status.textContent = button.dataset.failed;
      }
    });
    button.hidden = false;
  }

  for (const button of document.querySelectorAll("[data-share]")) {
    if (!navigator.share) continue;
    button.addEventListener("click", () => {
      const { title, text, share } = button.dataset;
      navigator.share({ title, text, url: address(share) }).catch(() => {}); // the person thought better of it
    });
    button.hidden = false;
  }
})();
