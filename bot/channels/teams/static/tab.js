// Leads into a tab: asks the program around it for a token, brings that to us, and shows the page.
"use strict";
(() => {
  const { kind, name, failed, page, website } = document.body.dataset;
  const { begun, ask, send, hear, succeed, isTab } = window.tabHost;

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
    succeed();
    window.name = "tab";
    window.location.replace(told.to);
  };

  // Whoever adds the desk to a channel says nothing but yes.
  const configure = () => {
    const [contentUrl, websiteUrl] = [page, website].map((each) => new URL(each, location.href).href);
    const shown = { entityId: "desk", suggestedDisplayName: name, contentUrl, websiteUrl };
    hear("settings.save", () => send("settings.save.success", []));
    send("settings.setSettings", [shown]);
    send("settings.setValidityState", [true]);
    succeed();
  };

  const tell = (error) => {
    const told = error.message && /[^\x00-\x7f]|\s/.test(error.message) ? error.message : failed;
    document.getElementById("told").textContent = told;
    if (isTab) succeed(); // what went wrong is told here, in words
  };

  begun.then(() => (kind === "configure" ? configure() : enter())).catch((error) => tell(isTab ? error : new Error("")));
})();
