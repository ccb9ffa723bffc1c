// The options page: which sites are read without a click, and which keys do what.

import { element, quoted } from '../lib/dom.js';
import { part } from '../page/part.js';
import { fillWords } from '../page/words.js';
import { STRINGS } from '../strings.en.js';
import { allowedSites, allowSite, forbidSite, hostOf } from './sites.js';

const WORDS = STRINGS.extension;

const list = part('sites', HTMLElement);
const host = part('host', HTMLInputElement);
const note = part('note', HTMLElement);

async function showSites() {
  const sites = await allowedSites();
  list.replaceChildren(
    sites.length === 0 ? element('p', { class: 'hint' }, WORDS.sites.none) : element('ul', {}, ...sites.map(row)),
  );
}

/** @param {string} site */
function row(site) {
  const remove = element('button', { type: 'button', 'aria-label': WORDS.sites.removeNamed(site) }, WORDS.sites.remove);
  remove.addEventListener('click', async () => {
    await forbidSite(site);
    note.textContent = WORDS.sites.removed(site);
    host.focus();
  });
  return element('li', {}, quoted(site), remove);
}

async function showKeys() {
  /** @type {Readonly<Record<string, string>>} */
  const named = { _execute_action: WORDS.keys.read, 'toggle-marks': WORDS.keys.marks };
  const commands = await chrome.commands.getAll();
  part('keys', HTMLElement).replaceChildren(
    ...commands.flatMap(({ name = '', shortcut }) =>
      Object.hasOwn(named, name)
        ? [element('dt', {}, shortcut ? element('kbd', {}, shortcut) : WORDS.keys.unset), element('dd', {}, named[name])]
        : [],
    ),
  );
}

part('add', HTMLFormElement).addEventListener('submit', async (event) => {
  event.preventDefault();
  const site = hostOf(host.value);
  if (site === undefined) {
    note.textContent = WORDS.sites.invalid;
    return;
  }
  const allowed = await allowSite(site);
  note.textContent = allowed ? WORDS.sites.added(site) : WORDS.sites.refused(site);
  if (allowed) host.value = '';
});

chrome.permissions.onAdded.addListener(showSites);
chrome.permissions.onRemoved.addListener(showSites);
fillWords();
await Promise.all([showSites(), showKeys()]);
