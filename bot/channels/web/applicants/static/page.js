// Makes the page quicker and steadier. Without this file everything works through plain forms.
"use strict";
(() => {
  const body = document.body, words = body.dataset;
  const log = document.getElementById("log");

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  document.querySelector("[data-focus]")?.focus();
  const isFramed = window.parent !== window;
  const outside = (message) => { if (isFramed) window.parent.postMessage(`madoguchi:${message}`, "*"); };
  if (isFramed) {
    // Escape also ends the conversion of kana, which is not meant for the frame.
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing && event.keyCode !== 229) outside("close");
    });
    const close = document.getElementById("close");
    if (close && window.name !== "tab") close.hidden = false; // a tab is closed by its own program
    close?.addEventListener("click", () => outside("close"));
  }
  // Others may have pages at other paths of the same host, even another counter.
  const place = `madoguchi:${new URL(words.root || ".", location.href).pathname}`;
  const UNSENT = `${place}unsent`, DRAFT = `${place}draft`, FORM = `${place}form`;
  for (const leaving of document.querySelectorAll("[data-forget]")) {
    leaving.addEventListener("submit", () => {
      try { for (const each of [UNSENT, DRAFT, FORM]) sessionStorage.removeItem(each); } catch { /* nothing is kept there then */ }
    });
  }
  function recall(name) {
    try { return JSON.parse(sessionStorage.getItem(name)); } catch { return null; }
  }
  function remember(name, value) {
    try { sessionStorage.setItem(name, JSON.stringify(value)); } catch { /* it then lives as long as the page */ }
  }
  const form = document.getElementById("contact");
  if (form) keepDraft();
  if (!log) return;

  // What is typed into the contact form stays until it was sent or dropped, whatever happens.
  function keepDraft() {
    const fields = [...form.elements].filter((each) => each.name && each.type !== "hidden" && each.type !== "submit");
    const isTicked = (each) => each.type === "radio" || each.type === "checkbox";
    const draft = recall(FORM);
    if (draft) for (const each of fields) {
      const kept = draft[each.name];
      if (kept === undefined) continue;
      if (isTicked(each)) each.checked = kept.includes(each.value); else each.value = kept[0];
    }
    form.addEventListener("input", () => {
      const values = {};
      for (const each of fields) {
        values[each.name] ??= [];
        if (!isTicked(each) || each.checked) values[each.name].push(each.value);
      }
      remember(FORM, values);
    });
  }

  const say = document.getElementById("say"), text = document.getElementById("text");
  const header = document.querySelector(".top"), notice = document.getElementById("notice"), working = document.getElementById("working");
  const ASKS = words.asks, ENDS_FORM = (words.ends || "").split(" ");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

  // What was done and not yet acknowledged: kept until it is, sent again under the same key.
  let unsent = recall(UNSENT) || [];
  let cursor = words.cursor, mark = Number(words.mark), version = words.version, told = 0;
  let isSending = false, wait = 0, timer = 0, rung = version, stream = null;

  function key() {
    return crypto.randomUUID ? crypto.randomUUID()
      : Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  }
  const isTouched = window.matchMedia("(pointer: coarse)");
  function tell(message) { if (notice.textContent !== message) notice.textContent = message; }

  // --- Doing something ---
  function act(fields, label) {
    unsent.push({ event: key(), label, ...fields });
    remember(UNSENT, unsent);
    show(unsent.at(-1));
    if (fields.choose) settle();
    send();
  }
  function show(one) {
    const line = document.createElement("div"), said = document.createElement("div");
    line.className = "line you pending";
    line.dataset.event = one.event;
    line.dataset.state = words.sending;
    line.setAttribute("aria-live", "off");
    said.className = "said";
    said.textContent = one.label;
    line.append(said);
    log.append(line);
    reveal(line);
  }
  function settle() {
    for (const button of log.querySelectorAll(".choices button")) button.setAttribute("aria-disabled", "true");
  }
  function revive() {
    for (const button of log.querySelectorAll(".choices [aria-disabled]")) button.removeAttribute("aria-disabled");
  }

  async function send() {
    clearTimeout(timer);
    if (isSending || !unsent.length) return;
    isSending = true;
    const one = unsent[0];
    const slow = [setTimeout(think, 400), setTimeout(() => { working.hidden = false; }, 2000)];
    let answer = null;
    try {
      answer = await post("turn", { ...fieldsOf(one), cursor, mark: String(mark), language: words.language });
    } catch { /* no connection */ }
    slow.forEach(clearTimeout);
    log.querySelector(".typing")?.remove();
    working.hidden = true;
    isSending = false;
    if (!(await taken(one, answer))) return later(answer);
    wait = 0;
    if (unsent.length) send(); else look();
  }
  // That an answer is being written, where it takes a moment; only to be seen.
  function think() {
    const line = document.createElement("div"), said = document.createElement("div");
    line.className = "line counter typing";
    line.setAttribute("aria-hidden", "true");
    said.className = "said";
    said.append(...[1, 2, 3].map(() => document.createElement("i")));
    line.append(said);
    log.append(line);
    reveal(line);
  }
  function fieldsOf(one) {
    return one.choose ? { event: one.event, choose: one.choose } : { event: one.event, text: one.text, shown: one.shown ?? String(mark) };
  }
  async function post(path, fields) {
    const response = await fetch(path, {
      method: "POST", body: new URLSearchParams({ csrf: words.csrf, ...fields }),
      headers: { accept: "application/json" }, credentials: "same-origin", redirect: "error",
    });
    return { status: response.status, news: response.status === 204 ? null : await response.json().catch(() => null) };
  }
  // Asks what is new, unless what was last heard of is known already; surely, if it is said.
  async function look(isSure) {
    if (isSending || (rung === version && !isSure) || (isSure && cursor.startsWith("new."))) return;
    const heard = rung;
    try {
      const response = await fetch(`news?cursor=${encodeURIComponent(cursor)}&language=${words.language}`, {
        headers: { accept: "application/json" }, credentials: "same-origin",
      });
      if (!response.ok) throw new Error(response.status);
      const news = await response.json();
      if (isSending) return;
      version = news.version;
      take(news);
      lastHeard = Date.now();
      if (rung !== heard) look(); else rung = version;
    } catch { setTimeout(look, 5000, isSure); }
  }
  async function taken(one, answer) {
    if (!answer || answer.status >= 500 || answer.status === 429 || (answer.status === 200 && !answer.news)) return false;
    unsent.shift();
    remember(UNSENT, unsent);
    log.querySelector(`[data-event="${one.event}"]`)?.remove();
    if (answer.status === 200) {
      version = answer.news.version;
      tell("");
      if (ENDS_FORM.includes(one.choose)) remember(FORM, null);
      take(answer.news, one);
    } else {
      revive();
      refused(answer.status, one);
    }
    return true;
  }
  function refused(status, one) {
    if (one.text && !text.value) text.value = one.text;
    remember(DRAFT, text.value);
    tell(status === 413 || status === 422 ? words.tooLong : words.lost);
  }
  function later(answer) {
    tell(!answer ? words.offline : answer.status === 429 ? words.tooOften : words.notNow);
    wait = Math.min(wait ? wait * 2 : 1000, 15000);
    timer = setTimeout(send, wait);
  }

  // --- What is new ---
  function take(news, own) {
    if (news.language !== words.language && !unsent.length) return location.reload();
    const [here, have] = split(cursor), [there, all] = split(news.cursor);
    if (here === there && all <= have) return own && tidy(own);
    if (here === "new" && !all) return;
    const fresh = parse(news.lines);
    if (news.whole) {
      if (!fresh.length) return location.reload();
      for (const line of log.querySelectorAll(".line:not(.pending)")) line.remove();
    }
    add(news.whole ? fresh : fresh.filter((line) => Number(line.dataset.n) > have || here !== there), own);
    if (here === "new") pages?.postMessage("begun");
    cursor = news.cursor;
    listen();
    mark = Math.max(mark, news.mark);
    text.placeholder = news.hint;
    for (const part of ["panel", "progress", "languages"]) replace(part, news[part]);
    seen();
  }
  function split(at) {
    const dot = at.lastIndexOf(".");
    return [at.slice(0, dot), Number(at.slice(dot + 1))];
  }
  // Comes from our own server, where all that anybody wrote was escaped; scripts in it never run.
  function parse(html) {
    return [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("body > .line")];
  }
  function replace(id, html) {
    const place = document.getElementById(id), from = document.activeElement;
    const value = place.contains(from) ? from.value || from.getAttribute("href") : null;
    place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    if (value === null) return;
    const again = [...place.querySelectorAll("button, a")].find((each) => (each.value || each.getAttribute("href")) === value);
    (again || place.querySelector("button, a"))?.focus({ preventScroll: true });
  }
  function add(lines, own) {
    if (!lines.length) return;
    const spoke = lines.some((line) => line.classList.contains("you"));
    const isPicked = own && own.choose && !own.isPanel;
    const hadFocus = isPicked || log.querySelector(".choices")?.contains(document.activeElement);
    const isFromStaff = lines.some((line) => line.classList.contains("staff"));
    const over = spoke ? ".choices" : isFromStaff ? ".line:not(.is-question, .is-contact) > .choices" : "";
    if (over) for (const old of log.querySelectorAll(over)) old.remove();
    document.getElementById("now")?.removeAttribute("id");
    const first = log.querySelector(".pending");
    for (const line of lines) {
      for (const foot of line.querySelectorAll(".foot")) {
        log.querySelector(`.foot[data-question="${CSS.escape(foot.dataset.question)}"]`)?.remove();
      }
      line.classList.add("fresh");
      log.insertBefore(line, first);
    }
    tidy(own, hadFocus);
    reveal(lines.find((line) => !line.classList.contains("you")) || lines[0]);
    const written = lines.filter((line) => line.classList.contains("staff")).length;
    if (document.hidden && written) document.title = `● ${words.new}`;
    for (let number = 0; number < written; number += 1) outside("new");
  }
  // Who picked something goes on from what can be picked next; who typed goes on typing.
  function tidy(own, hadFocus) {
    if (!own && !hadFocus) return;
    revive();
    if (own && (own.text || own.isPanel) && !hadFocus) return;
    if (own?.choose === ASKS) return text.focus({ preventScroll: true });
    const next = [...log.querySelectorAll(".choices")].at(-1)?.querySelector("button, a") || document.getElementById("now");
    next?.focus({ preventScroll: true });
  }
  // All of what is new is to be seen; where there is no room for it, its beginning. What has the
  // focus, and the first thing that can be pressed, is never left below the field for writing.
  function reveal(line, isInstant) {
    const stuck = (element) => getComputedStyle(element).position === "sticky" ? element.offsetHeight : 0;
    const end = window.innerHeight - stuck(say);
    const top = line.getBoundingClientRect().top - stuck(header) - 12;
    const bottom = log.getBoundingClientRect().bottom - end;
    const focused = document.activeElement.matches(":focus-visible") && log.contains(document.activeElement);
    const aim = focused ? document.activeElement : line.querySelector(".choices .primary, .choices button");
    const covered = aim ? aim.getBoundingClientRect().bottom + 12 - end : -Infinity;
    const behavior = isInstant || calm.matches ? "instant" : "smooth";
    window.scrollBy({ top: Math.max(Math.min(top, bottom), covered), behavior });
  }

  // --- Saying that it was seen ---
  let seeing = 0;
  function seen() {
    clearTimeout(seeing);
    if (document.hidden || mark <= told) return;
    seeing = setTimeout(async () => {
      const shown = mark;
      try {
        const answer = await post("seen", { mark: String(shown) });
        if (answer.status === 204) told = Math.max(told, shown);
      } catch { /* said with the next */ }
    }, 300);
  }

  // --- Listening ---
  let resting = 0, lastHeard = Date.now();
  // Something in between may hold the stream back: who hears nothing of it for long looks.
  setInterval(() => { if (!document.hidden && Date.now() - lastHeard > 45000) look(true); }, 15000);
  const pages = "BroadcastChannel" in window ? new BroadcastChannel(place) : null;
  pages?.addEventListener("message", () => listen(true));
  // As long as nothing is kept there is nothing to hear of, unless another page says that there is.
  function listen(isKept) {
    clearTimeout(resting);
    if (cursor.startsWith("new.") && isKept !== true) return;
    if (stream && stream.readyState !== EventSource.CLOSED) return;
    stream = new EventSource("stream");
    for (const kind of ["open", "beat", "ring"]) stream.addEventListener(kind, () => { lastHeard = Date.now(); });
    stream.addEventListener("ring", (event) => {
      rung = event.data;
      look();
    });
    stream.addEventListener("ended", () => { stream.close(); location.replace(`ended?language=${words.language}`); });
    stream.addEventListener("open", () => { if (!isSending && unsent.length) send(); });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) resting = setTimeout(listen, 5000);
    });
  }
  // A page that nobody looks at for long lets go of its connection; browsers have few of them.
  function rest() {
    clearTimeout(resting);
    resting = setTimeout(() => stream?.close(), 300000);
  }

  // --- What people do ---
  log.addEventListener("click", pressed);
  document.getElementById("panel").addEventListener("click", pressed);
  function pressed(event) {
    const button = event.target.closest('button[form="turn"]');
    if (!button) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled")) return;
    const label = (button.querySelector(":scope > span") || button).textContent.replace(/^✓\s*/, "").trim();
    if (button.value === ASKS) text.focus({ preventScroll: true });
    act({ choose: button.value, isPanel: !log.contains(button) }, button.getAttribute("aria-label") || label);
  }
  // Digits pick only while the focus is among the choices: nobody who speaks or types picks by chance.
  log.addEventListener("keydown", (event) => {
    const choices = event.target.closest(".choices");
    if (!choices || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTouched.matches && !event.key.startsWith("Arrow")) return;
    const buttons = [...choices.querySelectorAll("button, a")], at = buttons.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const wanted = step ? buttons[(at + step + buttons.length) % buttons.length]
      : choices.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!wanted) return;
    event.preventDefault();
    if (step) wanted.focus(); else wanted.click();
  });
  say.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return text.focus();
    text.value = "";
    grow();
    remember(DRAFT, "");
    act({ text: said, shown: String(mark) }, said);
    text.focus({ preventScroll: true });
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    say.requestSubmit();
  });
  text.addEventListener("input", () => { grow(); remember(DRAFT, text.value); });
  function grow() {
    if (CSS.supports("field-sizing", "content")) return;
    text.rows = Math.min(6, text.value.split("\n").length);
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return rest();
    document.title = title;
    listen(true);
    seen();
    send();
    look(true);
  });
  window.addEventListener("online", () => { wait = 0; listen(); send(); look(true); });
  window.addEventListener("offline", () => tell(words.offline));
  window.addEventListener("online", () => tell(""));
  document.getElementById("end").addEventListener("submit", () => stream?.close());
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  const title = document.title;
  text.value = recall(DRAFT) || "";
  document.documentElement.classList.add("alive");
  for (const one of unsent) show(one);
  if (unsent.length) send();
  if (log.querySelector(".rows")) remember(FORM, null);
  const last = [...log.querySelectorAll(".line:not(.you)")];
  const open = last.findLast((line) => line.querySelector(".choices")) || last.at(-1);
  if (open && last.length > 2) reveal(open, true);
  listen();
  seen();
  if (isFramed || !navigator.cookieEnabled) askForCookies();

  // Without its cookie the page would lose everything: that is said before anybody begins.
  async function askForCookies() {
    const answer = await fetch(`news?cursor=&language=${words.language}`, {
      headers: { accept: "application/json" }, credentials: "same-origin",
    }).catch(() => null);
    if (answer?.status !== 403) return;
    const told = document.createElement("p"), way = document.createElement("a");
    told.textContent = words.cookies;
    way.className = "button primary";
    way.textContent = words.apart;
    Object.assign(way, { href: `./?language=${words.language}`, target: "_blank", rel: "noopener" });
    notice.replaceChildren(told, way);
    settle();
    for (const field of say.elements) field.disabled = true;
  }
})();
