// The side panel: follows the tab in front and shows who met whom on its page.

import { isoDay } from '../lib/dates.js';
import { Readout } from '../lib/readout.js';
import { message } from '../components/message.js';
import { exportMenu } from '../page/export-menu.js';
import { NamesDialog } from '../page/names.js';
import { explain, ownDiary } from '../page/own-diary.js';
import { part } from '../page/part.js';
import { Reading } from '../page/reading.js';
import { fillWords } from '../page/words.js';
import { ReadoutView } from '../readout-view.js';
import { STRINGS } from '../strings.en.js';
import { anchorOf, anchorsOf } from './panel/anchors.js';
import { readSnapshot } from './panel/article.js';
import { showBadge } from './panel/badge.js';
import { PageError, PageLink } from './panel/page-link.js';
import { SiteSwitch } from './panel/site-switch.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('./panel/article.js').PageArticle} PageArticle */

const WORDS = STRINGS.extension;

/** Types of documents that hold an article. */
const READABLE = /^(?:text\/(?:html|plain|markdown)|application\/xhtml\+xml)$/;

fillWords();

const view = part('view', ReadoutView);
const published = part('published', HTMLInputElement);
const save = part('save', HTMLButtonElement);
const marks = part('marks', HTMLInputElement);
const note = part('note', HTMLElement);
const site = new SiteSwitch(part('site-switch', HTMLElement), part('site', HTMLInputElement), say);
const readout = Readout.inWorker();
const { id: windowId = chrome.windows.WINDOW_ID_CURRENT } = await chrome.windows.getCurrent();

/** @type {PageLink | null} */
let link = null;
/** @type {PageArticle | null} */
let article = null;
/** The tab that is shown. @type {number | undefined} */
let shownTab;
/** Counts what was begun, so that a page that comes late is not shown. */
let count = 0;

const names = new NamesDialog(async (list) => {
  try {
    await (await ownDiary()).saveNames(list);
  } catch (thrown) {
    say(explain(thrown));
  }
  await show();
});
const reading = new Reading({
  view,
  readout,
  diary: ownDiary,
  names: () => names.names,
  explain,
  say,
  onBusy(busy) {
    view.busy = busy;
    save.disabled = busy || view.result === null;
  },
});

/**
 * Reads the page of a tab.
 * @param {number} tabId
 * @param {{ asked?: boolean, selectionOnly?: boolean }} [how] `asked`: by the reader, who is told why it cannot be
 */
async function readTab(tabId, { asked = false, selectionOnly = false } = {}) {
  const turn = ++count;
  leave();
  shownTab = tabId;
  view.result = null;
  part('message', HTMLElement).hidden = true;
  view.hidden = false;
  view.busy = true;
  try {
    const opened = await PageLink.open(tabId, {
      onPick: (key) => view.select({ kind: key.startsWith('m') ? 'meeting' : 'entity', id: key.replace(/\/.*$/, '') }),
      onChange: () => void readAgain(turn),
      onLost: () => turn === count && lose(),
    });
    if (turn !== count) return opened.close();
    link = opened;
    link.turn(marks.checked);
    await take(turn, selectionOnly);
  } catch (thrown) {
    if (turn !== count) return;
    if (!(thrown instanceof PageError)) throw thrown;
    tellWhy(asked ? await refusal(tabId) : WORDS.ask);
  }
}

/**
 * Reads the page that the link leads to, and shows it if it is another text than before.
 * @param {number} turn
 * @param {boolean} selectionOnly
 */
async function take(turn, selectionOnly) {
  const snapshot = await link?.snapshot(selectionOnly);
  if (turn !== count || !snapshot) return;
  if (!READABLE.test(snapshot.contentType)) {
    tellWhy(WORDS.refused.viewer);
    return;
  }
  const next = await readSnapshot(snapshot);
  if (turn !== count) return;
  const isSame = article?.text === next.text && view.result !== null;
  article = next;
  if (isSame) {
    mark();
    return;
  }
  if (next.text === '') {
    view.result = null;
    tellWhy(WORDS.noArticle);
    return;
  }
  // What is shown is of another text than the headline from here on.
  view.busy = true;
  published.value = next.published ?? '';
  part('title', HTMLElement).textContent = next.title || WORDS.untitled;
  part('source', HTMLElement).textContent = hostName(next.page) + (selectionOnly ? ` · ${WORDS.selected}` : '');
  part('about', HTMLElement).hidden = false;
  part('message', HTMLElement).hidden = true;
  view.hidden = false;
  await Promise.all([site.show(next.page), show()]);
  if (snapshot.cut && turn === count) say(WORDS.cut);
}

/**
 * Follows a page that changed by itself.
 * @param {number} turn
 */
async function readAgain(turn) {
  if (turn !== count) return;
  try {
    await take(turn, false);
  } catch (thrown) {
    // A page that is left says so by its link.
    if (!(thrown instanceof PageError)) throw thrown;
  }
}

/** Shows what the article says, by the day and the names that hold now. */
async function show() {
  if (!article) return;
  await reading.read(article.text, published.value || undefined);
  mark();
}

/** Marks what is shown in the page, and counts it on the toolbar. */
function mark() {
  const document = view.document;
  if (!document || !article || shownTab === undefined) return;
  link?.mark(anchorsOf(document, article));
  void showBadge(shownTab, document.meetings.length);
}

/** Lets go of the page that was read. */
function leave() {
  link?.close();
  link = null;
  article = null;
  part('about', HTMLElement).hidden = true;
}

/** The page in the tab was left: the next one is read where that is allowed. */
function lose() {
  leave();
  view.result = null;
  view.busy = false;
  tellWhy(WORDS.ask);
}

/**
 * Says in place of a result why there is none.
 * @param {{ title: string, text: string }} why
 */
function tellWhy({ title, text }) {
  view.busy = false;
  view.hidden = true;
  save.disabled = true;
  const box = part('message', HTMLElement);
  box.replaceChildren(message('none', title, text));
  box.hidden = false;
}

/**
 * Why a page may not be read that the reader asked for.
 * @param {number} tabId
 */
async function refusal(tabId) {
  const { url = '' } = await chrome.tabs.get(tabId).catch(() => ({ url: '' }));
  if (url.startsWith('file:')) return WORDS.refused.file;
  if (/^https?:.*\.pdf(?:[?#]|$)/i.test(url)) return WORDS.refused.viewer;
  return WORDS.refused.browser;
}

/** @param {string} url */
function hostName(url) {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** @param {string} words */
function say(words) {
  note.textContent = words;
}

/** @param {boolean} on */
function turnMarks(on) {
  marks.checked = on;
  link?.turn(on);
  void chrome.storage.local.set({ marks: on });
}

/** The tab in front of this window. */
async function frontTab() {
  const [tab] = await chrome.tabs.query({ active: true, windowId });
  return tab?.id;
}

view.addEventListener('readout-show', (event) => {
  const { key, ranges } = /** @type {CustomEvent<{ key: string, ranges: { start: number, end: number }[] }>} */ (event).detail;
  const from = article;
  if (!link || !from) return;
  // The words are in the page, which is in view; a copy of it in the panel is for selecting names.
  event.preventDefault();
  link.flash(ranges.flatMap((range) => anchorOf({ ...range, key }, 'flash', from) ?? []));
});
view.addEventListener('readout-corrections', mark);
view.addEventListener('readout-retry', () => void show());
view.addEventListener('readout-name', (event) => names.open(/** @type {CustomEvent<Partial<LexiconEntry>>} */ (event).detail));
published.addEventListener('change', () => void show());
marks.addEventListener('change', () => turnMarks(marks.checked));
save.addEventListener('click', () => reading.save({ title: article?.title ?? '', url: article?.url ?? '', published: published.value }));
part('my-names', HTMLButtonElement).addEventListener('click', () => names.open());
part('options', HTMLButtonElement).addEventListener('click', () => void chrome.runtime.openOptionsPage());
part('again', HTMLButtonElement).addEventListener('click', () => shownTab !== undefined && void readTab(shownTab, { asked: true }));
part('tools', HTMLElement).append(
  exportMenu({
    name: `readout-${isoDay(new Date())}`,
    document: () => view.document,
    write: (document, format) => readout.export(document, format),
    say,
  }),
);

chrome.runtime.onMessage.addListener((/** @type {FromBackground} */ request) => {
  if (request.type === 'toggle') turnMarks(!marks.checked);
  else if (request.windowId === windowId) void readAsked(request);
});
chrome.tabs.onActivated.addListener((tab) => {
  if (tab.windowId === windowId) void readTab(tab.tabId);
});
chrome.tabs.onUpdated.addListener((tabId, { status }) => {
  if (tabId === shownTab && status === 'complete' && !link) void readTab(tabId);
});

/** @param {Extract<FromBackground, { type: 'read' }>} request */
async function readAsked({ tabId, selectionOnly }) {
  await chrome.storage.session.remove(`request-${windowId}`);
  await readTab(tabId, { asked: true, selectionOnly });
}

try {
  names.names = await (await ownDiary()).names();
} catch {
  // Without a diary there are no names, and the panel works all the same.
}
turnMarks((await chrome.storage.local.get({ marks: true })).marks !== false);
const stored = await chrome.storage.session.get(`request-${windowId}`);
const request = /** @type {Extract<FromBackground, { type: 'read' }> | undefined} */ (stored[`request-${windowId}`]);
const front = await frontTab();
if (request && request.tabId === front) await readAsked(request);
else if (front !== undefined) await readTab(front);
