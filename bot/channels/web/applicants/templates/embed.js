// One line in another site: <script src="https://…/embed.js" data-label="…" data-language="ja" defer></script>
"use strict";
(() => {
  const words = {{ words|tojson }};
  const script = document.currentScript, origin = new URL(script.src).origin;
  const asked = script.dataset.language || document.documentElement.lang.slice(0, 2);
  const language = asked in words ? asked : "{{ fallback }}";
  const label = script.dataset.label || words[language].open, close = words[language].close;
  const host = document.createElement("div"), root = host.attachShadow({ mode: "open" });
  const button = document.createElement("button");
  let frame = null;

  function dress(element, looks) { Object.assign(element.style, looks); }
  button.type = "button";
  button.lang = language;
  button.textContent = label;
  button.setAttribute("aria-expanded", "false");
  dress(host, { position: "fixed", right: "16px", bottom: "16px", zIndex: "2147483000" });
  dress(button, {
    font: "600 16px/1.4 system-ui, sans-serif", padding: "12px 20px", minHeight: "48px", borderRadius: "24px",
    border: "2px solid #fff", background: "#14506e", color: "#fff", cursor: "pointer",
    boxShadow: "0 2px 12px rgb(0 0 0 / 0.3)",
  });

  function open() {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = label;
    frame.src = `${origin}/?language=${language}`;
    dress(frame, {
      display: "block", width: "min(420px, calc(100vw - 32px))", height: "min(680px, calc(100vh - 112px))",
      marginBottom: "12px", border: "1px solid #6d7d88", borderRadius: "12px", background: "#fff",
    });
    root.insertBefore(frame, button);
  }
  function toggle(isOpen) {
    if (isOpen) open();
    if (frame) frame.hidden = !isOpen;
    if (frame) frame.style.display = isOpen ? "block" : "none";
    button.textContent = isOpen ? close : label;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) frame.focus(); else button.focus();
  }
  const isShown = () => button.getAttribute("aria-expanded") === "true";
  button.addEventListener("click", () => toggle(!isShown()));
  window.addEventListener("message", (event) => {
    if (event.origin === origin && event.data === "madoguchi:close" && isShown()) toggle(false);
  });
  root.append(button);
  document.body.append(host);
})();
