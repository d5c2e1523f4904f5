// Shows a page in the colours of the program whose tab it is, whatever the system says: `showTheme`
// takes "light", "dark" or "contrast". The next page of the tab begins with what it was last.
"use strict";
(() => {
  const KEPT = "madoguchi:theme", root = document.documentElement;

  // The dark colours stand in the style sheets once, for systems that are dark; here they are
  // switched on and off. Those of high contrast are found by the attribute.
  const dark = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSMediaRule && rule.media.mediaText.includes("prefers-color-scheme"));

  window.showTheme = (theme) => {
    root.dataset.theme = theme;
    root.style.colorScheme = theme === "light" ? "light" : "dark";
    for (const rule of dark) rule.media.mediaText = theme === "dark" ? "screen" : "not all";
    try { sessionStorage.setItem(KEPT, theme); } catch { /* the next page then asks first */ }
  };

  let kept = null;
  try { kept = sessionStorage.getItem(KEPT); } catch { /* nothing is kept there then */ }
  if (kept) window.showTheme(kept);
})();
