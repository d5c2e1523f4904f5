// Writing to an applicant on the page of a lead: what is begun is kept, Ctrl+Enter shows it and then
// sends it, and / on an empty line opens the prepared replies. Without this program the form leads
// to pages of their own.
'use strict';
(() => {
  const place = document.getElementById('composer');
  if (!place) return;
  const PAUSE = 700;
  let saved = field()?.defaultValue ?? ''; // what was typed before this program came is not saved
  let timer = 0;
  let saving = null;

  function form() { return place.querySelector('form.compose'); }
  function field() { return place.querySelector('#compose'); }
  function text() { return place.querySelector('#compose')?.value ?? ''; }
  function preview() { return place.querySelector('#preview'); }
  function isComposing(event) { return event.isComposing || event.keyCode === 229; }

  // The draft ---------------------------------------------------------------------------------

  function say(name) {
    const at = place.querySelector('.draft');
    if (at) at.textContent = name ? form().dataset[name] : '';
  }

  async function save(isLeaving = false) {
    clearTimeout(timer);
    const written = text();
    if (!form() || written === saved) return;
    const data = new URLSearchParams({ csrf: document.body.dataset.csrf, text: written });
    try {
      const asked = fetch(form().dataset.draft, {
        method: 'POST', body: data, headers: { 'x-desk': 'fetch' }, keepalive: isLeaving,
      });
      saving = asked;
      const response = await asked;
      if (!response.ok) { say('unkept'); return; }
      saved = written;
      say(text() === saved && saved.trim() ? 'kept' : '');
    } catch {
      say('unkept');
      timer = setTimeout(save, 5000);
    } finally {
      saving = null;
    }
  }

  place.addEventListener('input', (event) => {
    if (event.target.id !== 'compose') return;
    preview()?.replaceChildren();
    say('');
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  if (text() !== saved) timer = setTimeout(save, PAUSE);
  document.addEventListener('visibilitychange', () => { if (document.hidden) save(true); });
  window.addEventListener('pagehide', () => save(true));

  // Showing and sending -----------------------------------------------------------------------

  // A draft that is still on its way would come back after its message was sent: it goes first.
  document.addEventListener('submit', (event) => {
    if (!saving || !event.target.matches('.confirm-send')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const form = event.target;
    saving.catch(() => {}).then(() => { saving = null; form.requestSubmit(); });
  }, true);

  document.addEventListener('desk:answer', (event) => {
    const { answer, form: from } = event.detail;
    if (!place.contains(from)) return;
    if (answer.do === 'preview') {
      event.preventDefault();
      clearTimeout(timer);
      saved = text(); // what is shown was kept by the desk as well
      preview().innerHTML = answer.html;
      for (const box of preview().querySelectorAll('[data-keep]')) {
        box.checked = localStorage.getItem(box.dataset.keep) !== 'no';
      }
      (preview().querySelector('.confirm-send .primary') || field()).focus();
      preview().scrollIntoView({ block: 'nearest' });
      if (preview().querySelector('[role=alert]')) document.dispatchEvent(new Event('desk:refresh'));
    }
    if (answer.do === 'tell') {
      // It cannot be sent: the page shows how things are, and what was typed is kept.
      if (place.contains(document.activeElement)) document.getElementById('main').focus({ preventScroll: true });
      saved = text();
      clearTimeout(timer);
    }
    if (answer.do === 'go' || answer.do === 'done') {
      clearTimeout(timer);
      field().value = field().defaultValue = saved = '';
      preview().replaceChildren();
      say('');
    }
    if (answer.do === 'go') { event.preventDefault(); location.assign(answer.to); }
  });

  place.addEventListener('change', (event) => {
    const box = event.target.closest('[data-keep]');
    if (box) localStorage.setItem(box.dataset.keep, box.checked ? 'yes' : 'no');
  });

  place.addEventListener('keydown', (event) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const sends = place.querySelector('.confirm-send') || form();
      if (!sends) return;
      event.preventDefault();
      if (!event.repeat) sends.requestSubmit();
    }
    if (event.key === 'Escape' && preview()?.firstChild) {
      event.preventDefault();
      change();
    }
  });

  function change() {
    preview().replaceChildren();
    field().focus();
  }

  place.addEventListener('click', (event) => {
    if (event.target.closest('[data-change]')) change();
    if (event.target.closest('.scripted')) open();
  });

  // A colleague changed something: what is being written stays -----------------------------------

  document.addEventListener('desk:replace', (event) => {
    const { old, fresh } = event.detail;
    if (old !== place) return;
    const stays = form() && fresh.querySelector('form.compose');
    if (stays && (text() !== saved || preview().firstChild || text() === fresh.querySelector('#compose').defaultValue)) {
      event.preventDefault();
      const remark = fresh.querySelector('form.compose > .small:not([id])');
      if (!remark) form().querySelector(':scope > .small:not([id])')?.remove();
      return;
    }
    if (form() && text() !== saved) {
      event.preventDefault(); // first what was typed is kept, then the page shows how things are
      (saving || save()).then(() => { if (text() === saved) document.dispatchEvent(new Event('desk:refresh')); });
      return;
    }
    queueMicrotask(() => { saved = text(); });
  });

  // Prepared replies -----------------------------------------------------------------------------

  const list = () => place.querySelector('#prepared');
  const options = () => [...list().querySelectorAll('[role=option]')];
  const shown = () => options().filter((each) => !each.hidden);

  function open() {
    const found = list();
    if (!found) return;
    found.hidden = false;
    place.querySelector('.scripted').setAttribute('aria-expanded', 'true');
    const finder = found.querySelector('input');
    finder.value = '';
    filter();
    finder.focus();
  }

  function close() {
    list().hidden = true;
    place.querySelector('.scripted').setAttribute('aria-expanded', 'false');
    field().focus();
  }

  function mark(option) {
    for (const each of options()) each.setAttribute('aria-selected', String(each === option));
    const finder = list().querySelector('input');
    if (option) finder.setAttribute('aria-activedescendant', option.id);
    else finder.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  function filter() {
    const sought = list().querySelector('input').value.normalize('NFKC').toLowerCase().trim();
    for (const each of options()) {
      each.hidden = !each.textContent.normalize('NFKC').toLowerCase().includes(sought);
    }
    list().querySelector('p').hidden = shown().length > 0;
    mark(shown()[0]);
  }

  function insert(option) {
    const area = field();
    close();
    const { selectionStart: from, selectionEnd: to, value } = area;
    const before = value.slice(0, from);
    const gap = before.trim() && !before.endsWith('\n\n') ? (before.endsWith('\n') ? '\n' : '\n\n') : '';
    area.setRangeText(gap + option.dataset.text, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }

  place.addEventListener('input', (event) => { if (event.target.id === 'prepared-find') filter(); });
  place.addEventListener('click', (event) => {
    const option = event.target.closest('#prepared [role=option]');
    if (option) insert(option);
  });
  place.addEventListener('keydown', (event) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.id === 'compose' && event.key === '/') {
      const line = text().slice(0, field().selectionStart).split('\n').pop();
      if (!line.trim() && list()) { event.preventDefault(); open(); }
      return;
    }
    if (event.target.id !== 'prepared-find') return;
    const now = shown();
    const at = now.findIndex((each) => each.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown') mark(now[(at + 1) % now.length]);
    else if (event.key === 'ArrowUp') mark(now[(at - 1 + now.length) % now.length]);
    else if (event.key === 'Enter') { if (now[at]) insert(now[at]); } else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
})();
