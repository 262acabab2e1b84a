// What this script does is convenience: every page is whole without it.
//
// 1. A page with data-live on its body follows the record. When the record has
//    grown, it fetches itself again and puts the parts marked data-part in the
//    place of those that are there. A part in which somebody is typing stays.
// 2. A page with a progress bar of a solve follows that in the same way.
// 3. A form that was changed asks before it is left.
"use strict";

(() => {
  const body = document.body;

  // 1. Live parts.
  let due = 0;
  const refresh = async () => {
    due = 0;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const old of document.querySelectorAll("[data-part]")) {
        const fresh = page.querySelector(`[data-part="${CSS.escape(old.dataset.part)}"]`);
        if (!fresh || old.contains(document.activeElement) && document.activeElement.matches("input,textarea,select")) continue;
        if (old.innerHTML !== fresh.innerHTML) {
          const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
          old.replaceChildren(...fresh.childNodes);
          if (focused) document.getElementById(focused)?.focus();
        }
      }
    } catch { /* the next event tries again */ }
  };
  // Many readers follow one hall: they do not all ask in the same instant.
  const soon = () => { if (!due) due = setTimeout(refresh, 200 + Math.random() * 1800); };

  const follow = (address) => {
    const events = new EventSource(address);
    const sign = document.querySelector(".pulse");
    let open = false;
    events.addEventListener("open", () => {
      if (open === null) soon(); // something may have been missed
      open = true;
      sign.hidden = true;
    });
    events.addEventListener("grown", soon);
    events.addEventListener("error", () => {
      open = null;
      sign.textContent = body.dataset.lost;
      sign.hidden = false;
    });
    addEventListener("pagehide", () => events.close());
  };
  if (body.dataset.live && window.EventSource) follow(body.dataset.live);

  // 2. Progress.
  const bar = document.querySelector("[data-progress]");
  if (bar && window.EventSource) {
    document.querySelector("meta[http-equiv=refresh]")?.remove();
    const events = new EventSource(bar.dataset.progress);
    events.addEventListener("step", (e) => {
      const step = JSON.parse(e.data);
      bar.querySelector("progress").value = step.share;
      bar.querySelector("[data-step]").textContent = step.text;
    });
    events.addEventListener("end", () => { events.close(); location.reload(); });
  }

  // 3. What was typed is not lost by a slip.
  let changed = false;
  addEventListener("input", (e) => { if (e.target.closest("form[data-keep]")) changed = true; });
  addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (e) => { if (changed) e.preventDefault(); });

  // The faults of a form are where a reader wants to be.
  document.querySelector(".faults")?.focus();
})();
