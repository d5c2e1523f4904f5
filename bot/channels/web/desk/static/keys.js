// Single keys, for who works with the keyboard. They can be switched off (WCAG 2.1.4).
'use strict';
(() => {
  const SWITCH = 'desk-keys';
  const isOn = () => localStorage.getItem(SWITCH) !== 'off';
  const home = document.body.dataset.base;

  const box = document.getElementById('keys-on');
  if (box) {
    box.checked = isOn();
    box.addEventListener('change', () => localStorage.setItem(SWITCH, box.checked ? 'on' : 'off'));
  }

  document.addEventListener('change', (event) => {
    if (!event.target.matches('[data-pick-all]')) return;
    document.querySelectorAll('[form=bulk]').forEach((each) => { each.checked = event.target.checked; });
  });

  const links = () => [...document.querySelectorAll('[data-rows] td.name a')];
  const at = () => links().findIndex((link) => link.closest('tr').contains(document.activeElement));

  function go(step) {
    const all = links();
    const next = at() < 0 ? (step > 0 ? 0 : all.length - 1) : at() + step;
    all[Math.max(0, Math.min(next, all.length - 1))]?.focus();
  }

  const press = (action) => document.querySelector(`[data-act^="${action} "] button`)?.click();

  const DOES = {
    j: () => go(1),
    k: () => go(-1),
    o: () => links()[at()]?.click(),
    x: () => links()[at()]?.closest('tr').querySelector('[form=bulk]')?.click(),
    s: () => document.getElementById('q')?.focus(),
    u: () => location.assign(`${home}/leads`),
    r: () => document.getElementById('compose')?.focus(),
    c: () => press('claim'),
    n: () => press('note'),
    '?': () => location.assign(`${home}/keys`),
  };

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
    const isTyping = event.target.closest?.('input:not([type=checkbox]), textarea, select, dialog[open], [contenteditable]');
    const does = Object.hasOwn(DOES, event.key) ? DOES[event.key] : null;
    if (isTyping || !does || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    does();
  });
})();
