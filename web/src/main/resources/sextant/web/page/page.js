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
