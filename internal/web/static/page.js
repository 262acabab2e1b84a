// What this script does is convenience: every page is whole without it.
//
// 1. A page with data-live on its body follows the record. When the record has
//    grown, it fetches itself again and brings the parts marked data-part up to
//    date in place: what has the focus keeps it, what was opened stays open,
//    what was scrolled or typed stays as it is.
// 2. A page with a progress bar of a solve follows that in the same way.
// 3. A form that was changed asks before it is left.
"use strict";

(() => {
  const body = document.body;

  // 1. Live parts.
  const idOf = (node) => node.id ?? "";

  // The attributes of the fresh element, but not whether a reader opened it, nor
  // the mark by which a form that is sent twice is known.
  const dress = (old, fresh) => {
    if (old.name === "once") return;
    for (const { name } of [...old.attributes]) {
      if (!fresh.hasAttribute(name) && name !== "open" && name !== "tabindex") old.removeAttribute(name);
    }
    for (const { name, value } of fresh.attributes) {
      if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  // An element becomes like the fresh one with as few changes as can be:
  // children with an id are found by it, others by their place.
  const become = (old, fresh) => {
    const stay = new Set([...fresh.children].map(idOf));
    for (const child of [...old.children]) {
      if (child.id && !stay.has(child.id)) child.remove();
    }
    let at = old.firstChild;
    for (const next of [...fresh.childNodes]) {
      const id = idOf(next);
      let match = at;
      if (id) match = [...old.children].find((child) => child.id === id);
      else while (match && idOf(match)) match = match.nextSibling;
      if (!match || match.nodeName !== next.nodeName) {
        old.insertBefore(next, at);
        continue;
      }
      if (match !== at) old.insertBefore(match, at);
      at = match.nextSibling;
      if (match.nodeType === Node.ELEMENT_NODE) {
        dress(match, next);
        become(match, next);
      } else if (match.data !== next.data) {
        match.data = next.data;
      }
    }
    while (at) {
      const gone = at;
      at = at.nextSibling;
      gone.remove();
    }
  };

  let due = 0;
  const refresh = async () => {
    due = 0;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of document.querySelectorAll("[data-part]")) {
        const fresh = page.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
        if (!fresh || part.innerHTML === fresh.innerHTML) continue;
        const focused = part.contains(document.activeElement) ? document.activeElement : null;
        become(part, fresh);
        if (focused && document.activeElement !== focused) {
          // It was moved, or is gone: then the reader stays at its part.
          const again = focused.isConnected ? focused : focused.id ? document.getElementById(focused.id) : null;
          if (!again) part.tabIndex = -1;
          (again ?? part).focus({ preventScroll: true });
        }
      }
      watch();
    } catch { /* the next event tries again */ }
  };
  // Many readers follow one hall: they do not all ask in the same instant. The
  // server says within how many milliseconds, by how many there are.
  let within = 2000;
  const soon = () => { if (!due) due = setTimeout(refresh, 200 + Math.random() * (within - 200)); };

  const follow = (address) => {
    const events = new EventSource(address);
    const sign = document.querySelector(".pulse");
    let open = false;
    events.addEventListener("open", () => {
      if (open === null) soon(); // something may have been missed
      open = true;
      sign.hidden = true;
    });
    events.addEventListener("grown", (e) => {
      within = JSON.parse(e.data).within ?? within;
      soon();
    });
    events.addEventListener("error", () => {
      open = null;
      sign.textContent = body.dataset.lost;
      sign.hidden = false;
      // A browser that was turned away does not come again by itself.
      if (events.readyState === EventSource.CLOSED) setTimeout(follow, 30_000 + Math.random() * 30_000, address);
    });
    addEventListener("pagehide", () => events.close());
  };
  if (body.dataset.live && window.EventSource) follow(body.dataset.live);

  // 2. Progress. A bar may come with a fresh part; its end brings the part up to
  // date, or the page where it stands in none.
  const watched = new WeakSet();
  const watch = () => {
    const bar = document.querySelector("[data-progress]");
    if (!bar || watched.has(bar) || !window.EventSource) return;
    watched.add(bar);
    const events = new EventSource(bar.dataset.progress);
    events.addEventListener("step", (e) => {
      const step = JSON.parse(e.data), line = bar.querySelector("progress"), words = bar.querySelector("[data-step]");
      if (line) line.value = step.share;
      if (words) words.textContent = step.text;
    });
    events.addEventListener("end", () => {
      events.close();
      watched.delete(bar);
      if (bar.closest("[data-part]")) refresh();
      else if (bar.isConnected) location.reload();
    });
    addEventListener("pagehide", () => events.close());
  };
  watch();

  // A roll is called by ticking everybody, and then taking out who is missing.
  for (const button of document.querySelectorAll("[data-tick]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const box of button.form.elements[button.dataset.tick] ?? []) box.checked = true;
    });
  }

  // "/" leads to the search, unless somebody is typing.
  addEventListener("keydown", (e) => {
    const box = document.getElementById("search");
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || !box || e.target.closest("input, textarea, select")) return;
    e.preventDefault();
    box.focus();
  });

  // 3. What was typed is not lost by a slip.
  let changed = false;
  addEventListener("input", (e) => { if (e.target.closest("form[data-keep]")) changed = true; });
  addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (e) => { if (changed) e.preventDefault(); });

  // The faults of a form are where a reader wants to be.
  document.querySelector(".faults")?.focus();
})();
