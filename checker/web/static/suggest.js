// Completes a name while it is typed. The page does the same without it: this only fills the field, and submits nothing.
"use strict";
(() => {
  const WAIT = 150; // ms without a key before we ask
  const MOST = 6;
  const REST = 10; // seconds, when we asked too often and nobody said how long to wait

  // One Chinese character or two letters begin a name. Six digits in a row begin a person's number: that stays here.
  const enough = (typed) => {
    const bare = typed.replace(/[\s\-_.·]+/g, "");
    return !/\p{Nd}{6}/u.test(bare) && (/\p{Script=Han}/u.test(bare) || (bare.match(/[\p{L}\p{Nd}]/gu) || []).length > 1);
  };

  // Names are other people's text: only ever text here, each in a box of its own direction.
  const make = (tag, words) => {
    const element = document.createElement(tag);
    element.textContent = words;
    if (tag === "bdi") element.lang = "zh-CN";
    return element;
  };

  class Completion {
    constructor(panel) {
      this.panel = panel;
      this.words = panel.dataset;
      this.list = panel.querySelector("[role=listbox]");
      this.input = document.getElementById(this.words.completes);
      this.status = document.getElementById(`${this.words.completes}-said`);
      this.names = [];
      this.active = -1;
      this.composing = false;
      this.restUntil = 0;
      const role = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
      for (const [name, value] of Object.entries(role)) this.input.setAttribute(name, value);
      this.listen();
    }

    listen() {
      const { input, panel } = this;
      input.addEventListener("input", (event) => this.typed(event));
      input.addEventListener("keydown", (event) => this.pressed(event));
      input.addEventListener("compositionstart", () => { this.composing = true; this.close(); });
      input.addEventListener("compositionend", () => { this.composing = false; this.later(); });
      // after the tap on a name, which a screen reader may send once the focus has left
      input.addEventListener("blur", () => setTimeout(() => document.activeElement === input || this.close(), 200));
      input.form.addEventListener("submit", () => this.close());
      panel.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps focus and keyboard
      panel.addEventListener("click", (event) => {
        const option = event.target.closest("[role=option]");
        if (option) this.choose([...this.list.children].indexOf(option));
      });
      document.addEventListener("pointerdown", (event) => {
        if (event.target !== input && !panel.contains(event.target)) this.close();
      });
      window.addEventListener("pageshow", () => this.close());
    }

    get open() { return !this.panel.hidden; }

    typed(event) {
      if (this.composing || event.isComposing) return;
      this.activate(-1);
      if (!this.open) this.say("");
      this.later();
    }

    later() {
      this.stop();
      if (!enough(this.input.value)) return this.close();
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    stop() {
      clearTimeout(this.timer);
      if (this.asking) this.asking.abort();
      this.asking = null;
    }

    async ask() {
      if (Date.now() < this.restUntil) return this.close();
      const asking = this.asking = new AbortController();
      let found = [];
      try {
        found = await this.fetched(this.input.value.trim(), asking.signal);
      } catch {
        // no network, no answer: the person goes on typing
      }
      if (asking === this.asking) this.show(found);
    }

    async fetched(typed, signal) {
      const options = { signal, cache: "no-store", credentials: "omit" };
      const response = await fetch(`${this.words.from}?q=${encodeURIComponent(typed)}&most=${MOST}`, options);
      if (response.status === 429) {
        this.restUntil = Date.now() + 1000 * (Number(response.headers.get("Retry-After")) || REST);
      }
      const { suggestions } = response.ok ? await response.json() : {};
      return Array.isArray(suggestions) ? suggestions : [];
    }

    show(found) {
      const nothingToAdd = found.length === 1 && found[0].name === this.input.value.trim();
      if (!found.length || nothingToAdd || document.activeElement !== this.input) {
        const gone = this.open && !found.length;
        this.close();
        if (gone) this.say(this.words.none);
        return;
      }
      this.names = found.map((one) => one.name);
      this.list.textContent = "";
      this.list.append(...found.map((one, place) => this.option(one, place)));
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.reveal(true);
      this.say(found.length === 1 ? this.words.one : this.words.many.replace("{n}", String(found.length)));
    }

    option(one, place) {
      const option = make("li", "");
      option.id = `${this.list.id}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(make("bdi", one.name));
      if (one.entity.name !== one.name) {
        const also = make("span", ` ${this.words.also}`);
        also.append(make("bdi", one.entity.name));
        option.append(also);
      }
      if (one.imitates) option.append(this.notice(one.imitates));
      return option;
    }

    // what a notice says of a fake, in its words: ours would be a judgement
    notice(imitates) {
      const said = make("span", "");
      const publisher = make("bdi", imitates.listed_by);
      const words = make("bdi", imitates.words[document.documentElement.lang.startsWith("en") ? "en" : "zh"]);
      words.lang = document.documentElement.lang;
      said.className = "notice";
      said.append(publisher, this.words.colon, words);
      return said;
    }

    pressed(event) {
      if (this.composing || event.isComposing || event.keyCode === 229) return; // the key belongs to the input method
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // these mark and move text
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && !this.open) {
        if (step > 0) this.later();
      } else if (step) {
        const places = this.names.length + 1; // the last one is the field itself
        this.activate(((this.active + 1 + step + places) % places) - 1);
        event.preventDefault();
      } else if (event.key === "Enter" && this.open && this.active >= 0) {
        this.choose(this.active);
        event.preventDefault();
      } else if (event.key === "Escape" && this.open) {
        this.close();
        event.preventDefault();
      } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
        this.activate(-1);
      }
    }

    activate(place) {
      this.active = place;
      [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
      const option = this.list.children[place];
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    choose(place) {
      const name = this.names[place];
      this.close();
      this.input.value = name;
      this.input.focus();
      this.input.setSelectionRange(name.length, name.length);
      this.say(this.words.filled.replace("{name}", () => name));
    }

    close() {
      this.stop();
      this.activate(-1);
      if (this.open) this.say("");
      this.reveal(false);
    }

    reveal(shown) {
      this.panel.hidden = !shown;
      this.input.setAttribute("aria-expanded", String(shown));
    }

    say(words) { this.status.textContent = words; }
  }

  for (const panel of document.querySelectorAll("[data-completes]")) new Completion(panel);
})();
