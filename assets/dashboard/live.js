// Keeps the page fresh without reloading. The page works without this script.
// A page is fetched as a parsed document (never as a string put into the page), and the marked part replaced.
'use strict';

const parts = ['live', 'heard', 'requests', 'to-mark'];

function fetchPage(show) {
  const ask = new XMLHttpRequest();
  const at = document.getElementById('live')?.dataset.at;  // a page that a deed was refused on has another address
  ask.open('GET', at || location.pathname + location.search);
  ask.responseType = 'document';
  ask.setRequestHeader('X-Checkzone-Quiet', '1');  // looking at a page by itself doesn't keep a teacher signed in
  ask.onload = () => {
    if (ask.status === 200 && ask.response && ask.response.getElementById('live')) show(ask.response);
    else if (ask.responseURL.endsWith('/sign-in')) location.assign('/sign-in');
  };
  ask.onloadend = schedule;
  ask.send();
}

function replacePart(id, fresh) {
  const old = document.getElementById(id);
  const now = fresh.getElementById(id);
  if (!old || !now) return Boolean(old) === Boolean(now);
  if (old.isEqualNode(now)) return true;
  const focused = old.contains(document.activeElement) ? document.activeElement.id : '';
  old.replaceWith(document.adoptNode(now));
  if (focused) (document.getElementById(focused) || document.getElementById('main')).focus();
  return true;
}

function show(fresh) {
  const same = parts.map((id) => replacePart(id, fresh));
  const nav = same.every(Boolean) ? null : fresh.querySelector('nav ul');  // the count came or went
  if (nav) document.querySelector('nav ul').replaceWith(document.adoptNode(nav));
}

let timer = 0;
function schedule() {
  clearTimeout(timer);
  const live = document.getElementById('live');
  if (live) timer = setTimeout(() => (document.hidden ? schedule() : fetchPage(show)), Number(live.dataset.every));
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.hasAttribute('data-live')) return;
  event.preventDefault();
  form.querySelector('button').disabled = true;  // one press, one unlock; the station would refuse a second one anyway
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, {method: 'POST', body, redirect: 'manual'}).catch(() => null);
  if (answer && answer.type !== 'opaqueredirect') form.submit();  // refused: let the browser show the station's reason
  else fetchPage(show);
});

// One press, one deed: a second one, before the next page is there, does nothing. A station that doesn't answer can be
// asked again after a while.
const kUnanswered = 8000;
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.hasAttribute('data-once')) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = 'yes';
  setTimeout(() => delete form.dataset.sent, kUnanswered);
});
addEventListener('pageshow', () => {  // also a page that the browser kept and shows again
  for (const form of document.querySelectorAll('[data-sent]')) delete form.dataset.sent;
});

// Marking: a digit chooses the level of the first criterion that has none, or of the one that has the focus.
document.addEventListener('keydown', (event) => {
  const form = document.querySelector('form[data-marking]');
  const typing = event.target instanceof HTMLTextAreaElement;
  if (!form || typing || event.ctrlKey || event.altKey || event.metaKey || !/^[1-6]$/.test(event.key)) return;
  const sets = [...form.querySelectorAll('fieldset.criterion')];
  const at = sets.find((set) => set.contains(document.activeElement)) || sets.find((set) => !set.querySelector(':checked')) || sets[0];
  const level = at && at.querySelector(`input[data-key="${event.key}"]`);
  if (!level) return;
  event.preventDefault();
  level.checked = true;
  const later = sets.slice(sets.indexOf(at) + 1);
  const next = later.find((set) => !set.querySelector(':checked')) || later[0];  // none is open: a mark is changed
  (next ? next.querySelector(':checked') || next.querySelector('input') : form.querySelector('button.primary')).focus();
});

// The station says when something has changed; then the page is fetched at once. Without that it is fetched every few
// seconds as above. A tab that nobody sees doesn't listen: a browser has few connections for one station.
let events = null, soon = 0;
function listen() {
  if (!document.getElementById('live') || document.hidden || events || !window.EventSource) return;
  events = new EventSource('/events');
  events.onmessage = () => { clearTimeout(soon); soon = setTimeout(() => fetchPage(show), 40); };
}
function stopListening() {
  if (events) events.close();
  events = null;
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return stopListening();
  listen();
  if (document.getElementById('live')) fetchPage(show);
});
addEventListener('pagehide', stopListening);
listen();
// What is picked by pointer is shown at once. By keyboard every arrow picks: there the button shows it, when it is the
// right one.
for (const pick of document.querySelectorAll('.picks select')) {
  let pointed = false;
  pick.addEventListener('pointerdown', () => { pointed = true; });
  pick.addEventListener('keydown', () => { pointed = false; });
  pick.addEventListener('change', () => { if (pointed) pick.form.submit(); });
}

// Files that are more than the station takes are not sent for nothing.
for (const form of document.querySelectorAll('form[data-most]')) {
  const pick = form.querySelector('input[type=file]');
  pick.addEventListener('change', () => {
    const bytes = [...pick.files].reduce((sum, file) => sum + file.size, 0);
    pick.setCustomValidity(bytes > Number(form.dataset.most) ? form.dataset.tooMuch : '');
  });
}
schedule();
