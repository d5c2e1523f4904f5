// Speaks with Teams, Outlook or Microsoft 365 where one of them shows this page, and follows its
// theme. `tabHost` is for what else a page asks of it; anywhere else nothing is said and heard.
//
// It speaks as much of the protocol of Microsoft's library (@microsoft/teams-js) as that takes:
// messages {id, uuidAsString, func, args, …} to the window around, or on telephones to
// `nativeInterface`; answers come as {id, uuidAsString, args}. Nothing is loaded from elsewhere.
"use strict";
(() => {
  const allowed = document.currentScript.dataset.origins.split(" ");
  const isTab = window.parent !== window || Boolean(window.nativeInterface);
  const waiting = new Map();
  const heard = new Map();
  const PATIENCE = 30_000;
  const LIBRARY = "2.0.0"; // the first version that speaks so
  const THEMES = { default: "light", dark: "dark", contrast: "contrast", glass: "dark" };
  let last = 0;
  let parentOrigin = "*"; // the first message says nothing that is worth anything

  const isAllowed = (origin) =>
    allowed.some((each) => {
      const [scheme, host] = each.split("://*");
      return host === undefined
        ? origin === each
        : origin.startsWith(`${scheme}://`) && origin.endsWith(host);
    });

  const send = (func, args) => {
    const id = last++;
    const uuidAsString = crypto.randomUUID();
    const told = { id, uuidAsString, func, args, timestamp: Date.now(), apiVersionTag: `v2_${func}` };
    if (window.parent !== window) window.parent.postMessage(told, parentOrigin);
    else window.nativeInterface.framelessPostMessage(JSON.stringify(told));
    return { id, uuidAsString };
  };

  const ask = (func, ...args) =>
    new Promise((resolve, reject) => {
      const { id, uuidAsString } = send(func, args);
      waiting.set(id, { uuidAsString, resolve });
      setTimeout(() => reject(new Error(`${func}: no answer`)), PATIENCE);
    });

  const hear = (func, then) => {
    heard.set(func, then);
    send("registerHandler", [func]);
  };

  const take = (data) => {
    if (typeof data !== "object" || data === null) return;
    const found = typeof data.id === "number" ? waiting.get(data.id) : undefined;
    if (found && (!data.uuidAsString || data.uuidAsString === found.uuidAsString)) {
      waiting.delete(data.id);
      found.resolve(data.args || []);
    } else if (typeof data.func === "string") heard.get(data.func)?.(data.args || []);
  };

  const follow = (theme) => {
    if (Object.hasOwn(THEMES, theme)) window.showTheme(THEMES[theme]);
  };

  const begin = async () => {
    if (!isTab) throw new Error("no tab");
    window.addEventListener("message", (event) => {
      if (event.source !== window.parent || !isAllowed(event.origin)) return;
      parentOrigin = event.origin;
      take(event.data);
    });
    window.onNativeMessage = (event) => take(event.data);
    await ask("initialize", LIBRARY, 4, undefined);
    hear("themeChange", ([theme]) => follow(theme));
    ask("getContext").then(([context]) => follow(context?.theme), () => {});
  };

  const begun = begin();
  begun.catch(() => {}); // whoever waits for it hears of it
  window.tabHost = { begun, ask, send, hear, succeed: () => send("appInitialization.success", [LIBRARY]), isTab };
})();
