// Opens a larger field where more than a name is pasted or typed, and counts the characters of a text. Without it the
// page does the same: the small field takes a text too, and the server counts.
"use strict";
(() => {
  const WIDEST_NAME = 40; // in Chinese characters, a Latin letter being half of one: as checker/web/read/box.py has it

  const width = (text) => [...text].reduce((sum, one) => sum + (one < "\u0250" ? 0.5 : 1), 0);
  const isText = (text) => /[\r\n]/.test(text.trim()) || width(text.trim()) > WIDEST_NAME;

  // The line under a text: how many characters of how many; too many are said aloud, and not sent.
  class Counter {
    constructor(line) {
      this.line = line;
      this.words = line.dataset;
      this.field = document.getElementById(this.words.counts);
      this.field.addEventListener("input", () => this.update());
      window.addEventListener("pageshow", () => this.field.value && this.update());
    }

    update() {
      const over = [...this.field.value].length - Number(this.words.most);
      const words = over > 0 ? this.words.over : this.words.within;
      this.line.textContent = words.replace("{n}", String(over > 0 ? over : over + Number(this.words.most)));
      this.line.classList.toggle("wrong-here", over > 0);
      this.line.setAttribute("aria-live", over > 0 ? "polite" : "off");
      this.field.setCustomValidity(over > 0 ? this.line.textContent : "");
    }
  }

  // A small field for a name, and beside it the larger one, hidden until it is needed. Both have the same name.
  class Box {
    constructor(larger) {
      this.larger = larger;
      this.field = larger.querySelector("textarea");
      this.input = document.getElementById(larger.dataset.grows);
      this.input.addEventListener("paste", (event) => this.pasted(event));
      this.input.addEventListener("input", (event) => event.isComposing || this.typed());
      this.input.addEventListener("compositionend", () => this.typed());
    }

    // The small field would drop line breaks from what is pasted, and with them where one thing ends.
    pasted(event) {
      const { value, selectionStart, selectionEnd } = this.input;
      const pasted = event.clipboardData ? event.clipboardData.getData("text") : "";
      const whole = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
      if (!isText(whole)) return;
      event.preventDefault();
      this.open(whole);
    }

    typed() {
      if (isText(this.input.value)) this.open(this.input.value);
    }

    open(text) {
      this.input.value = "";
      this.input.dispatchEvent(new Event("input")); // nothing of a text is asked for as a name to complete
      this.input.disabled = true;
      for (const part of this.input.form.querySelectorAll("[data-small]")) part.hidden = true;
      this.input.form.querySelector("button").textContent = this.larger.dataset.go;
      this.larger.hidden = this.field.disabled = false;
      this.field.value = text;
      this.field.focus();
      this.field.setSelectionRange(text.length, text.length);
      this.field.dispatchEvent(new Event("input"));
    }
  }

  for (const line of document.querySelectorAll("[data-counts]")) new Counter(line);
  for (const larger of document.querySelectorAll("[data-grows]")) new Box(larger);
})();
