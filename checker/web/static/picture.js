// Sends a picture as soon as it is chosen, or pasted anywhere on the page. Without it the page has a button for that.
"use strict";
(() => {
  class PictureForm {
    constructor(part) {
      this.form = part.querySelector("[data-picture]");
      this.words = this.form.dataset;
      this.input = part.querySelector("[type=file]");
      this.status = part.querySelector("[role=status]");
      this.input.addEventListener("change", () => this.chosen());
      this.form.addEventListener("submit", () => this.say(this.words.reading));
      window.addEventListener("pageshow", () => this.say(""));
    }

    say(words) {
      this.status.textContent = words;
    }

    take(picture) {
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

  // Where the page has no form for a picture, only its template, a pasted picture brings it in.
  const unfolded = () => {
    const template = document.querySelector("template[data-picture-form]");
    const part = document.createElement("section");
    part.append(template.content.cloneNode(true));
    template.replaceWith(part);
    return new PictureForm(part);
  };

  const shown = document.querySelector("form[data-picture]");
  let form = shown && new PictureForm(shown.parentElement);
  document.addEventListener("paste", (event) => {
    const files = event.clipboardData ? event.clipboardData.files : [];
    const picture = [...files].find((file) => file.type.startsWith("image/"));
    if (!picture) return;
    event.preventDefault();
    form = form || unfolded();
    form.take(picture);
  });
})();
