// The desk: forms that open dialogs in place, and pages that follow what colleagues do.
// Without this program the same forms lead to pages of their own.
'use strict';
(() => {
  const page = document.body;
  const dialog = document.getElementById('dialog');
  const body = document.getElementById('dialog-body');
  const notice = document.getElementById('notice');
  const words = document.getElementById('say').dataset;
  let opener = '';

  document.documentElement.classList.add('has-script');

  // Saying something ------------------------------------------------------------------------

  function tell(text, link) {
    if (!notice) return;
    const said = document.createElement('p');
    said.textContent = text;
    if (link) {
      const way = document.createElement('a');
      way.href = words.signInPage;
      way.target = '_blank';
      way.textContent = words.signInLabel;
      said.append(' ', way);
    }
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'quiet';
    close.textContent = words.close;
    close.addEventListener('click', () => notice.replaceChildren());
    const place = dialog.open ? body : notice;
    if (dialog.open) {
      body.querySelector('.said-here')?.remove();
      said.className = 'error block said-here';
      said.setAttribute('role', 'alert');
      place.prepend(said);
    } else {
      notice.replaceChildren(said, close);
    }
  }

  // Dialogs ----------------------------------------------------------------------------------

  function show(html) {
    body.innerHTML = html;
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    const wrong = body.querySelector('[aria-invalid]');
    const first = body.querySelector('textarea, select, input:not([type=hidden])');
    (wrong || first || body.querySelector('h2')).focus();
  }

  function isTyped() {
    return [...body.querySelectorAll('textarea, input:not([type=hidden])')].some(
      (field) => field.type !== 'checkbox' && field.value !== field.defaultValue);
  }

  dialog.addEventListener('close', () => {
    body.replaceChildren();
    const again = opener && document.querySelector(`[data-act="${CSS.escape(opener)}"] button`);
    if (again) again.focus();
    opener = '';
    refresh();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && !isTyped()) dialog.close();
    const closing = event.target.closest?.('[data-close]');
    if (closing) { event.preventDefault(); dialog.close(); }
  });

  // Doing something --------------------------------------------------------------------------

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!form.dataset.act || 'plain' in form.dataset) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    const button = event.submitter || form.querySelector('button');
    form.dataset.busy = 'yes';
    button?.setAttribute('aria-disabled', 'true');
    try {
      await send(form, button);
    } finally {
      delete form.dataset.busy;
      button?.removeAttribute('aria-disabled');
    }
  });

  async function send(form, button, isAgain = false) {
    const data = new FormData(form, button?.name ? button : undefined);
    data.set('csrf', page.dataset.csrf);
    if (!dialog.open) opener = form.dataset.act;
    let answer;
    try {
      const response = await fetch(form.getAttribute('action'), {
        method: 'POST', body: new URLSearchParams(data), headers: { 'x-desk': 'fetch' },
      });
      answer = await response.json();
    } catch {
      tell(words.failed);
      return;
    }
    if (answer.do === 'stale' && !isAgain) {
      await refresh(); // whoever signed in anew in another tab has another word
      if (page.dataset.csrf !== data.get('csrf')) { await send(form, button, true); return; }
    }
    const heard = new CustomEvent('desk:answer', { detail: { answer, form }, cancelable: true });
    if (document.dispatchEvent(heard)) await take(answer);
  }

  async function take(answer) {
    switch (answer.do) {
      case 'open':
        show(answer.html);
        break;
      case 'tell':
        if (dialog.open) dialog.close();
        await refresh();
        tell(answer.text);
        break;
      case 'done':
        notice?.replaceChildren();
        if (dialog.open) dialog.close(); else await refresh();
        break;
      case 'sign_in':
        tell(words.signIn, true);
        break;
      default:
        tell(answer.text || words.failed);
    }
  }

  // Following what happens -------------------------------------------------------------------

  function plain(part) {
    const copy = part.cloneNode(true);
    copy.querySelectorAll('input[name=event], input[name=csrf]').forEach((each) => each.remove());
    copy.querySelectorAll('.fresh').forEach((each) => each.classList.remove('fresh'));
    return copy.innerHTML;
  }

  function isBusy(part) {
    const at = document.activeElement;
    return part.contains(at) && at.matches('input:not([type=checkbox]), textarea, select');
  }

  function replace(old, fresh) {
    if (plain(old) === plain(fresh) || isBusy(old)) return;
    const asked = new CustomEvent('desk:replace', { detail: { old, fresh }, cancelable: true });
    if (!document.dispatchEvent(asked)) return;
    old.hidden = fresh.hidden;
    const at = old.contains(document.activeElement) ? document.activeElement : null;
    const key = at?.closest('[data-act]')?.dataset.act;
    const link = at?.getAttribute('href');
    const count = old.querySelectorAll('.lines > .line').length;
    const picked = new Set([...old.querySelectorAll('[form=bulk]:checked')].map((box) => box.value));
    old.innerHTML = fresh.innerHTML;
    old.querySelectorAll('[form=bulk]').forEach((box) => { box.checked = picked.has(box.value); });
    if (count) old.querySelectorAll('.lines > .line').forEach((line, n) => n >= count && line.classList.add('fresh'));
    const again = key ? old.querySelector(`[data-act="${CSS.escape(key)}"] button`)
      : link ? old.querySelector(`a[href="${CSS.escape(link)}"]`) : null;
    if (at) (again || document.getElementById('main')).focus({ preventScroll: true });
  }

  let running = false;
  let wanted = false;
  async function refresh() {
    const parts = [...document.querySelectorAll('[data-part]')];
    if (!parts.length && !page.dataset.csrf) return;
    if (running) { wanted = true; return; }
    running = true;
    try {
      const response = await fetch(location.href, { headers: { 'x-desk': 'fetch' } });
      if (response.status === 401) { tell(words.signIn, true); return; }
      if (!response.ok) return;
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
      page.dataset.csrf = fresh.body.dataset.csrf;
      for (const part of parts) {
        const found = fresh.getElementById(part.id);
        if (found) replace(part, found);
      }
    } catch {
      // The stream tells when the connection is gone.
    } finally {
      running = false;
      if (wanted) { wanted = false; refresh(); }
    }
  }

  document.addEventListener('desk:refresh', refresh);

  // A browser keeps few connections to one place: tabs that nobody sees let go of theirs, but for
  // one of them, which goes on hearing for all.
  if (page.dataset.stream) {
    let stream = null;
    let lost = false;
    let heard = Date.now();
    let hand = null; // gives back the right to hear while hidden

    function follow() {
      if (stream) return;
      stream = new EventSource(page.dataset.stream);
      for (const kind of ['open', 'beat', 'changed']) stream.addEventListener(kind, () => { heard = Date.now(); });
      stream.addEventListener('changed', () => {
        document.dispatchEvent(new CustomEvent('desk:changed'));
        // Nobody sees a hidden page: it looks when it is shown, and only then it counts as looking.
        if (!document.hidden && document.querySelector('[data-part]')) refresh();
      });
      stream.addEventListener('over', () => { letGo(); tell(words.signIn, true); });
      stream.addEventListener('error', () => { if (!lost) { lost = true; tell(words.offline); } });
      stream.addEventListener('open', () => { if (lost) { lost = false; notice?.replaceChildren(); } });
    }

    function letGo() {
      stream?.close();
      stream = null;
    }

    function hide() {
      if (!navigator.locks) { letGo(); return; }
      navigator.locks.request('desk-stream', { ifAvailable: true }, (lock) => {
        if (!lock) { if (document.hidden) letGo(); return null; }
        if (!document.hidden) return null;
        return new Promise((give) => { hand = give; });
      });
    }

    function show() {
      hand?.();
      hand = null;
      follow();
      refresh();
    }

    follow();
    if (document.hidden) hide();
    document.addEventListener('visibilitychange', () => (document.hidden ? hide() : show()));
    // Something in between may hold the stream back: who hears nothing looks.
    setInterval(() => { if (!document.hidden && Date.now() - heard > 45000) refresh(); }, 15000);
    window.addEventListener('online', refresh);
    window.addEventListener('pagehide', letGo);
    window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  }

  // On a phone the menu and the tabs are strips: where one is has to be seen ------------------------

  for (const strip of document.querySelectorAll('.rail nav, .tabs ul')) {
    const here = strip.querySelector('[aria-current]');
    if (!here) continue;
    const before = here.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollLeft += before - strip.clientWidth / 2 + here.offsetWidth / 2;
  }

  // A lead: what the counter said by itself is shown when it is asked for -----------------------

  const all = document.getElementById('all');
  if (all) {
    all.checked = sessionStorage.getItem('desk-all') === 'yes';
    const apply = () => {
      all.closest('.talk').classList.toggle('shows-all', all.checked);
      sessionStorage.setItem('desk-all', all.checked ? 'yes' : 'no');
    };
    all.addEventListener('change', apply);
    apply();
  }
})();
