// Sends a picture as soon as it is chosen, or pasted anywhere on the page. Without it the page has a button for that.
"use strict";
(() => {
  class PictureForm {
    constructor(form) {
      this.form = form;
      this.words = form.dataset;
      this.input = form.querySelector("[type=file]");
      this.status = document.getElementById("picture-status");
      this.input.addEventListener("change", () => this.chosen());
      this.form.addEventListener("submit", () => this.say(this.words.reading));
      document.addEventListener("paste", (event) => this.pasted(event));
      window.addEventListener("pageshow", () => this.say(""));
    }

    say(words) {
      this.status.textContent = words;
    }

    pasted(event) {
      const files = event.clipboardData ? event.clipboardData.files : [];
      const picture = [...files].find((file) => file.type.startsWith("image/"));
      if (!picture) return;
      event.preventDefault();
      const carrier = new DataTransfer();
      carrier.items.add(picture);
      this.input.files = carrier.files;
      this.chosen();
    }

    chosen() {
      const [picture] = this.input.files;
      if (!picture) return;
      const over = picture.size > Number(this.words.most);
      this.input.setCustomValidity(over ? this.words.over : "");
      if (over) this.say(this.words.over);
      else this.form.requestSubmit();
    }
  }

  for (const form of document.querySelectorAll("[data-picture]")) new PictureForm(form);
})();
