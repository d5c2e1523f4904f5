// One line in another site: <script src="https://…/embed.js" data-label="…" data-language="ja" async></script>
"use strict";
(() => {
  const words = {{ words|tojson }};
  const script = document.currentScript, place = new URL(".", script.src);
  const asked = script.dataset.language || document.documentElement.lang.slice(0, 2);
  const language = asked in words ? asked : "{{ fallback }}";
  const label = script.dataset.label || words[language].open, close = words[language].close;
  const host = document.createElement("div"), root = host.attachShadow({ mode: "open" });
  const button = document.createElement("button"), badge = document.createElement("span");
  const small = window.matchMedia("(max-width: 480px), (max-height: 480px)");
  let frame = null, unread = 0;

  function dress(element, looks) { Object.assign(element.style, looks); }
  button.type = "button";
  button.lang = language;
  button.setAttribute("aria-expanded", "false");
  dress(host, { position: "fixed", right: "16px", bottom: "16px", zIndex: "2147483000",
    display: "flex", flexDirection: "column", alignItems: "flex-end" });
  dress(button, {
    font: "600 16px/1.4 system-ui, sans-serif", padding: "12px 20px", minHeight: "48px", borderRadius: "24px",
    border: "2px solid #fff", background: "#14506e", color: "#fff", cursor: "pointer",
    boxShadow: "0 2px 12px rgb(0 0 0 / 0.3)",
  });
  dress(badge, {
    display: "inline-block", minWidth: "24px", marginInlineStart: "8px", borderRadius: "12px",
    background: "#fff", color: "#14506e", textAlign: "center",
  });

  function open() {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = label;
    frame.src = `${place.href}?language=${language}`;
    root.insertBefore(frame, button);
  }
  // Telephones show it in full, however they are held; its own button closes it there.
  function fit() {
    const isOpen = isShown();
    button.style.display = isOpen && small.matches ? "none" : "";
    if (!frame) return;
    dress(frame, small.matches
      ? { position: "fixed", inset: "0", width: "100%", height: "100%", margin: "0", border: "0", borderRadius: "0" }
      : { position: "static", width: "min(420px, calc(100vw - 32px))", height: "min(680px, calc(100vh - 112px))",
          margin: "0 0 12px", border: "1px solid #6d7d88", borderRadius: "12px" });
    dress(frame, { display: isOpen ? "block" : "none", background: "#fff" });
  }
  function name() {
    button.textContent = isShown() ? close : label;
    badge.textContent = String(unread);
    if (unread) button.append(badge);
  }
  function toggle(isOpen) {
    if (isOpen) open();
    if (isOpen) unread = 0;
    if (frame) frame.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    name();
    fit();
    if (isOpen) frame.focus(); else button.focus();
  }
  const isShown = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => toggle(!isShown()));
  small.addEventListener("change", fit);
  window.addEventListener("message", (event) => {
    if (event.origin !== place.origin || event.source !== frame?.contentWindow) return;
    if (event.data === "madoguchi:close" && isShown()) toggle(false);
    if (event.data === "madoguchi:new" && !isShown()) { unread += 1; name(); }
  });
  name();
  root.append(button);
  // The script may run in the head, before there is a body.
  if (document.body) document.body.append(host);
  else document.addEventListener("DOMContentLoaded", () => document.body.append(host));
})();
