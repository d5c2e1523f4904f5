// Tells what waits: a count in the title and in the picture of the tab, notices of the browser, a sound.
'use strict';
(() => {
  const page = document.body.dataset;
  const title = document.title;
  const picture = document.querySelector('link[rel=icon]');
  const plainPicture = picture?.href;
  const TOLD = 'desk-told';
  const MOST_KEPT = 500;

  const canTell = () => 'Notification' in window && Notification.permission === 'granted';

  function count(number) {
    document.title = number ? `(${number}) ${title}` : title;
    if (picture) picture.href = number ? page.icon + number : plainPicture;
  }

  function play() {
    const sound = new AudioContext();
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    volume.gain.setValueAtTime(0.2, sound.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.4);
    tone.frequency.value = 660;
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.4);
    tone.addEventListener('ended', () => sound.close());
  }

  function notify(alert) {
    const notice = new Notification(alert.title, { body: alert.text, tag: alert.key });
    notice.addEventListener('click', () => { window.focus(); location.assign(alert.to); });
  }

  // What one tab told, no other tells again. What was there before anybody looked is only counted.
  function tell(found) {
    const kept = localStorage.getItem(TOLD);
    const told = new Set(kept ? JSON.parse(kept) : []);
    const fresh = found.alerts.filter((alert) => !told.has(alert.key));
    if (!fresh.length || (kept !== null && !found.is_loud)) return;
    fresh.forEach((alert) => told.add(alert.key));
    localStorage.setItem(TOLD, JSON.stringify([...told].slice(-MOST_KEPT)));
    if (kept === null || !found.is_loud) return;
    if (canTell()) fresh.slice(0, 5).forEach(notify);
    if (found.has_sound) play();
  }

  const alone = (act) => (navigator.locks ? navigator.locks.request('desk-alerts', act) : act());

  async function look() {
    try {
      const response = await fetch(page.alerts, { headers: { 'x-desk': 'fetch' } });
      if (!response.ok) return;
      const found = await response.json();
      count(found.count);
      if (localStorage.getItem(TOLD) === null && !found.alerts.length) localStorage.setItem(TOLD, '[]');
      await alone(() => tell(found));
    } catch {
      // The connection is gone, or the browser keeps nothing: the next look tells.
    }
  }

  // One's own page: asking the browser, which has to be by a press, and trying the sound.
  const ask = document.getElementById('ask-permission');
  function showPermission() {
    const state = !('Notification' in window) ? 'missing' : Notification.permission;
    document.querySelectorAll('[data-permission]').forEach((each) => {
      each.hidden = each.dataset.permission !== state;
    });
  }
  if (ask) {
    showPermission();
    ask.addEventListener('click', async () => { await Notification.requestPermission(); showPermission(); });
    document.getElementById('try-sound').addEventListener('click', play);
  }

  document.addEventListener('desk:changed', look);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
  setInterval(look, 60000);
  look();
})();
