// What the page does beyond plain links and forms; without it, everything still works by loading pages.
(() => {
  "use strict";

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // ---- lists with rows to choose ------------------------------------------------------------------------------

  const chosen = form => all("td.choose input:checked", form);

  function refresh(form) {
    const count = chosen(form).length;
    const rows = all("td.choose input", form).length;
    all("[data-needs]", form).forEach(button => {
      button.disabled = button.dataset.needs === "one" ? count !== 1 : count === 0;
    });
    const every = form.querySelector("[data-all]");
    if (every) {
      every.checked = count > 0 && count === rows;
      every.indeterminate = count > 0 && count < rows;
    }
    const words = form.querySelector(".chosen");
    if (words) {
      words.textContent = count > 1 ? count + " chosen" : "";
    }
  }

  document.addEventListener("change", event => {
    const form = event.target.closest("[data-rows]");
    if (form) {
      if (event.target.matches("[data-all]")) {
        all("td.choose input", form).forEach(box => { box.checked = event.target.checked; });
      }
      refresh(form);
    }
  });

  // A click beside the links of a row chooses it.
  document.addEventListener("click", event => {
    const row = event.target.closest("[data-rows] tr[data-row]");
    if (row && !event.target.closest("a, button, input, label") && !String(getSelection())) {
      const box = row.querySelector("td.choose input");
      box.checked = !box.checked;
      box.focus();
      refresh(row.closest("form"));
    }
  });

  document.addEventListener("keydown", event => {
    const row = event.target.closest && event.target.closest("[data-rows] tr[data-row]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const form = row.closest("form");
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const button = form.querySelector('[data-key="' + event.key + '"]');
    if (step) {
      const next = row[step];
      if (next) {
        next.querySelector("td.choose input").focus();
      }
      event.preventDefault();
    } else if (button) {
      if (chosen(form).length === 0) {
        row.querySelector("td.choose input").checked = true;
        refresh(form);
      }
      button.click();
      event.preventDefault();
    }
  });

  // ---- questions on top of the page ---------------------------------------------------------------------------

  const dialog = () => document.getElementById("dialog");

  document.addEventListener("click", event => {
    const opener = event.target.closest("[data-dialog]");
    if (opener && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      event.stopPropagation();
      const query = opener.form ? "?" + new URLSearchParams(new FormData(opener.form)) : "";
      const address = opener.formAction && opener.form ? opener.formAction + query : opener.href;
      htmx.ajax("GET", address, { target: "#dialog-content", swap: "innerHTML" }).then(() => {
        if (!dialog().open) {
          dialog().showModal();
        }
        const first = dialog().querySelector("[autofocus]");
        if (first) {
          first.focus();
          if (first.select) {
            first.select();
          }
        }
      }).catch(() => location.assign(address));
      return;
    }
    const closer = event.target.closest("[data-close]");
    if (closer && closer.closest("dialog")) {
      event.preventDefault();
      event.stopPropagation();
      dialog().close();
    } else if (event.target === dialog()) {
      dialog().close();
    }
  }, true);

  // What was asked is over: nothing of it stays in the page.
  document.addEventListener("close", event => {
    if (event.target === dialog()) {
      document.getElementById("dialog-content").replaceChildren();
    }
  }, true);

  // A part of a page that turns out to be the sign-in page: the session is over.
  document.addEventListener("htmx:beforeSwap", event => {
    const answered = new URL(event.detail.xhr.responseURL || location.href, location.href);
    if (answered.pathname === "/sign-in" && location.pathname !== "/sign-in") {
      event.detail.shouldSwap = false;
      location.assign("/sign-in?to=" + encodeURIComponent(location.pathname));
    }
  });

  // ---- news ---------------------------------------------------------------------------------------------------

  let source = null;
  let known = "";
  let fetching = false;
  let again = false;
  let pause = 5000;

  function listen() {
    const place = document.querySelector("[data-live]");
    if (source && (!place || document.hidden)) {
      source.close();
      source = null;
    }
    if (!place || source || document.hidden) {
      return;
    }
    const address = known ? place.dataset.live.replace(/known=\d+/, "known=" + known) : place.dataset.live;
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener("open", () => { pause = 5000; });
    opened.addEventListener("news", event => {
      known = event.data;
      update();
    });
    opened.addEventListener("error", () => {
      // The browser tries again by itself while the connection is only cut; otherwise we do, later.
      if (opened.readyState === EventSource.CLOSED && source === opened) {
        source = null;
        setTimeout(listen, pause);
        pause = Math.min(2 * pause, 600000);
      }
    });
  }

  async function update() {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      do {
        again = false;
        const place = document.querySelector("[data-live]");
        if (!place) {
          return;
        }
        if ("reload" in place.dataset) {
          location.reload();
          return;
        }
        const answer = await fetch(place.dataset.part, { redirect: "error", headers: { Accept: "text/html" } });
        if (answer.ok && place.isConnected) {
          show(place, await answer.text());
        }
      } while (again);
    } catch (unreachable) {
      // The next news, or the next reload, shows it.
    } finally {
      fetching = false;
    }
  }

  // What is chosen stays chosen, and the focus stays where it is.
  function show(place, html) {
    const boxes = new Set(all("td.choose input:checked", place).map(box => box.value));
    const before = new Map(all("tr[data-row]", place).map(row => [row.dataset.row, row.textContent]));
    const active = document.activeElement;
    const row = place.contains(active) && active.closest("tr[data-row]");
    const focus = row && { row: row.dataset.row, box: active.matches("input"), link: active.matches("a") };
    const fresh = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...fresh.body.childNodes);
    htmx.process(place);
    all("td.choose input", place).forEach(box => { box.checked = boxes.has(box.value); });
    all("tr[data-row]", place).forEach(one => {
      one.classList.toggle("fresh", before.get(one.dataset.row) !== one.textContent);
    });
    if (focus) {
      const same = place.querySelector('tr[data-row="' + focus.row + '"]');
      const target = same && same.querySelector(focus.box ? "input" : focus.link ? "a" : "button");
      if (target) {
        target.focus({ preventScroll: true });
      }
    }
    const form = place.closest("[data-rows]");
    if (form) {
      refresh(form);
    }
  }

  document.addEventListener("visibilitychange", listen);

  // ---- writing ------------------------------------------------------------------------------------------------

  let saving = null;
  let waiting = 0;

  // One at a time: the first makes the draft that the next goes on with.
  function keep(form) {
    clearTimeout(waiting);
    saving = (saving || Promise.resolve()).catch(() => {}).then(async () => {
      const fields = new URLSearchParams(new FormData(form));
      fields.set("do", "autosave");
      fields.delete("files");
      const answer = await fetch("/mail/compose", { method: "POST", body: fields, redirect: "error" });
      if (!answer.ok) {
        throw new Error("not saved");
      }
      goOn(form, await answer.json());
    });
    const mine = saving;
    const over = () => { if (saving === mine) { saving = null; } };
    mine.then(over, over);
    return mine;
  }

  function goOn(form, told) {
    form.elements.verb.value = "draft";
    form.elements.origin.value = told.draft;
    say(form, "Saved " + new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
    form.querySelector(".files").replaceChildren(...told.files.map((name, index) => {
      const line = document.createElement("li");
      const words = document.createElement("span");
      words.dir = "auto";
      words.textContent = name;
      const button = document.createElement("button");
      button.name = "do";
      button.value = "detach-" + index;
      button.textContent = "Remove";
      button.setAttribute("aria-label", "Remove " + name);
      line.append(words, " ", button);
      return line;
    }));
  }

  function say(form, words) {
    form.querySelector(".saved").textContent = words;
  }

  document.addEventListener("input", event => {
    const form = event.target.closest("form.compose");
    if (form && !event.target.matches("[data-attach]")) {
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(form).catch(() => say(form, "Not saved; trying again as you go on.")), 2000);
    }
  });

  // What is sent must not be saved once more behind its back.
  document.addEventListener("submit", event => {
    const form = event.target;
    if (form.matches("form.compose")) {
      clearTimeout(waiting);
      if (saving) {
        event.preventDefault();
        event.stopImmediatePropagation();
        const button = event.submitter;
        saving.catch(() => {}).then(() => form.requestSubmit(button && button.isConnected ? button : null));
      }
    }
  }, true);

  function send(form, file) {
    const line = document.createElement("p");
    const bar = document.createElement("progress");
    bar.max = 1;
    line.append(file.name + " ", bar);
    form.querySelector(".uploads").append(line);
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const fields = new URLSearchParams({ draft: form.elements.origin.value, name: file.name, type: file.type });
      request.open("POST", "/mail/attach?" + fields);
      request.setRequestHeader("X-Form-Token", form.elements["form-token"].value);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.responseType = "json";
      request.upload.onprogress = event => { bar.value = event.total ? event.loaded / event.total : 0; };
      request.onload = () => (request.status === 200 ? resolve(request.response) : reject(request.status));
      request.onerror = () => reject(0);
      request.send(file);
    }).then(told => {
      line.remove();
      goOn(form, told);
    }, status => {
      line.replaceChildren(file.name + (status === 413 ? " is too large." : " could not be attached. Try again."));
      line.className = "wrong";
    });
  }

  async function attach(form, files) {
    await keep(form);
    for (const file of files) {
      saving = send(form, file);
      await saving;
      saving = null;
    }
  }

  document.addEventListener("change", event => {
    if (event.target.matches("[data-attach]")) {
      const files = [...event.target.files];
      const form = event.target.form;
      event.target.value = "";
      attach(form, files).catch(() => say(form, "Not saved; the files were not attached."));
    }
  });

  document.addEventListener("dragover", event => {
    if (event.target.closest("form.compose") && [...event.dataTransfer.types].includes("Files")) {
      event.preventDefault();
    }
  });

  document.addEventListener("drop", event => {
    const form = event.target.closest("form.compose");
    if (form && event.dataTransfer.files.length > 0) {
      event.preventDefault();
      attach(form, [...event.dataTransfer.files]).catch(() => say(form, "Not saved; the files were not attached."));
    }
  });

  // The last address of a field is completed from contacts and from whom one wrote to.
  document.addEventListener("input", async event => {
    const field = event.target;
    if (!field.matches("[data-people]")) {
      return;
    }
    const comma = field.value.lastIndexOf(",");
    const before = comma < 0 ? "" : field.value.slice(0, comma + 1) + " ";
    const typed = field.value.slice(comma + 1).trim();
    if (typed.length < 2 || typed.includes(">")) {
      return;
    }
    const answer = await fetch("/mail/complete?q=" + encodeURIComponent(typed), { redirect: "error" }).catch(() => null);
    if (answer && answer.ok && document.activeElement === field) {
      const people = await answer.json();
      document.getElementById("people").replaceChildren(...people.map(person => {
        const option = document.createElement("option");
        option.value = before + person;
        return option;
      }));
    }
  });

  // ---- keys ---------------------------------------------------------------------------------------------------

  document.addEventListener("keydown", event => {
    const typing = event.target.closest && event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
    if (!document.body.classList.contains("mail") || event.ctrlKey || event.metaKey || event.altKey || typing) {
      return;
    }
    const target = document.querySelector('[data-shortcut="' + CSS.escape(event.key) + '"]');
    if (target) {
      event.preventDefault();
      if (target.matches("input")) {
        target.focus();
      } else {
        target.click();
      }
    }
  });

  // ---- small things -------------------------------------------------------------------------------------------

  document.addEventListener("click", async event => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.classList.add("copied");
      setTimeout(() => button.classList.remove("copied"), 1500);
    }
  });

  function begin() {
    all("[data-rows]").forEach(refresh);
    all(".scripted").forEach(one => { one.hidden = false; });
    all("[data-zone]").forEach(field => {
      field.value = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    });
    if (source) {
      source.close();
      source = null;
    }
    known = "";
    listen();
  }

  document.addEventListener("htmx:load", event => {
    if (event.detail.elt === document.body || event.detail.elt.id === "main") {
      begin();
    }
  });
})();
