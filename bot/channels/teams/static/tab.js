// A tab in Teams: asks the program around it for a token, brings that to us, and shows the page.
//
// It speaks as much of the protocol of Microsoft's library (@microsoft/teams-js) as that takes:
// messages {id, uuidAsString, func, args, …} to the window around, or on telephones to
// `nativeInterface`; answers come as {id, uuidAsString, args}. Nothing is loaded from elsewhere.
"use strict";
(() => {
  const { origins, kind, name, failed, page, website } = document.body.dataset;
  const allowed = origins.split(" ");
  const waiting = new Map();
  const heard = new Map();
  const PATIENCE = 30_000;
  const LIBRARY = "2.0.0"; // the first version that speaks so
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

  const take = (data) => {
    if (typeof data !== "object" || data === null) return;
    const found = typeof data.id === "number" ? waiting.get(data.id) : undefined;
    if (found && (!data.uuidAsString || data.uuidAsString === found.uuidAsString)) {
      waiting.delete(data.id);
      found.resolve(data.args || []);
    } else if (typeof data.func === "string") heard.get(data.func)?.(data.args || []);
  };

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || !isAllowed(event.origin)) return;
    parentOrigin = event.origin;
    take(event.data);
  });
  window.onNativeMessage = (event) => take(event.data);

  const token = async () => {
    const [isGiven, told] = await ask("authentication.getAuthToken", undefined, undefined, undefined, undefined);
    if (!isGiven) throw new Error(told);
    return told;
  };

  const enter = async () => {
    const answer = await fetch("", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({ token: await token() }),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.text);
    send("appInitialization.success", [LIBRARY]);
    window.name = "tab";
    window.location.replace(told.to);
  };

  // Whoever adds the desk to a channel says nothing but yes.
  const configure = () => {
    const [contentUrl, websiteUrl] = [page, website].map((each) => new URL(each, location.href).href);
    const shown = { entityId: "desk", suggestedDisplayName: name, contentUrl, websiteUrl };
    heard.set("settings.save", () => send("settings.save.success", []));
    send("registerHandler", ["settings.save"]);
    send("settings.setSettings", [shown]);
    send("settings.setValidityState", [true]);
    send("appInitialization.success", [LIBRARY]);
  };

  const tell = (error) => {
    const told = error.message && /[^\x00-\x7f]|\s/.test(error.message) ? error.message : failed;
    document.getElementById("told").textContent = told;
    send("appInitialization.success", [LIBRARY]); // what went wrong is told here, in words
  };

  const begin = async () => {
    await ask("initialize", LIBRARY, 4, undefined);
    if (kind === "configure") configure();
    else await enter();
  };

  if (window.parent === window && !window.nativeInterface) {
    document.getElementById("told").textContent = failed;
  } else begin().catch(tell);
})();
