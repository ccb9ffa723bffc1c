// The side panel: follows the tab in front and shows who met whom on its page.

import { isoDay } from '../lib/dates.js';
import { describeError } from '../lib/error.js';
import { Readout } from '../lib/readout.js';
import { message } from '../components/message.js';
import { exportMenu } from '../page/export-menu.js';
import { NamesDialog } from '../page/names.js';
import { explain, ownDiary } from '../page/own-diary.js';
import { part } from '../page/part.js';
import { Reading } from '../page/reading.js';
import { withSource } from '../page/with-source.js';
import { fillWords } from '../page/words.js';
import { ReadoutView } from '../readout-view.js';
import { STRINGS } from '../strings.en.js';
import { anchorOf, anchorsOf } from './panel/anchors.js';
import { readSnapshot } from './panel/article.js';
import { clearBadge, showBadge } from './panel/badge.js';
import { PageError, PageLink } from './panel/page-link.js';
import { SiteSwitch } from './panel/site-switch.js';

/** @typedef {import('../pkg/readout.js').LexiconEntry} LexiconEntry */
/** @typedef {import('./panel/article.js').PageArticle} PageArticle */

const WORDS = STRINGS.extension;

/** Types of documents that hold an article. */
const READABLE = /^(?:text\/(?:html|plain|markdown)|application\/xhtml\+xml)$/;

/** How often a page is tried that the reader asked for. */
const TRIES = 4;

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
/** What is shown, once it is. @type {PageArticle | null} */
let article = null;
/** What is being read, or was read last. @type {PageArticle | null} */
let latest = null;
/** The tab that is shown. @type {number | undefined} */
let shownTab;
/** Counts what was begun, so that a page that comes late is not shown. */
let count = 0;
/** The turn whose page is being opened, if one is. */
let opening = 0;
/** Whether a changed page is being read again, and whether it has changed meanwhile. */
const again = { running: false, wanted: false };
/** The reader's own word on the day of publication goes before the page's. */
let isDateOwn = false;

const names = new NamesDialog(async (change) => {
  try {
    names.names = await (await ownDiary()).changeNames(change);
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
  opening = turn;
  leave();
  if (tabId !== shownTab) part('about', HTMLElement).hidden = true;
  shownTab = tabId;
  isDateOwn = false;
  part('message', HTMLElement).hidden = true;
  view.hidden = false;
  view.busy = true;
  try {
    const listener = {
      onPick: (/** @type {string} */ key) => view.select({ kind: key.startsWith('m') ? 'meeting' : 'entity', id: key.replace(/\/.*$/, '') }),
      onChange: () => turn === count && void readAgain(),
      onLost: () => turn === count && lose(),
    };
    // The page's process may hear of the reader's permission only after the script has come.
    const opened = await PageLink.open(tabId, listener, asked ? TRIES : 1);
    if (turn !== count) return opened.close();
    opened.turn(marks.checked);
    link = opened;
    await take(turn, selectionOnly);
  } catch (thrown) {
    if (turn === count) await explainFailure(thrown, tabId, asked);
  } finally {
    if (opening === turn) opening = 0;
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
  latest = next;
  if (next.text === '') {
    clear();
    tellWhy(WORDS.noArticle);
    return;
  }
  if (article?.text === next.text) {
    article = next;
    mark();
    return;
  }
  // What is shown is of another text than the headline from here on.
  view.busy = true;
  save.disabled = true;
  if (!isDateOwn) published.value = next.published ?? '';
  part('title', HTMLElement).textContent = next.title || WORDS.untitled;
  part('source', HTMLElement).textContent = hostName(next.page) + (snapshot.selected ? ` · ${WORDS.selected}` : '');
  part('about', HTMLElement).hidden = false;
  part('message', HTMLElement).hidden = true;
  view.hidden = false;
  await Promise.all([site.show(next.page), show()]);
  if (turn !== count) return;
  if (snapshot.cut) say(WORDS.cut);
  else if (selectionOnly && !snapshot.selected) say(WORDS.noSelection);
}

/** Follows a page that changed by itself. */
async function readAgain() {
  again.wanted = true;
  if (again.running) return;
  again.running = true;
  while (again.wanted) {
    again.wanted = false;
    const turn = count;
    try {
      await take(turn, false);
    } catch (thrown) {
      if (turn === count) await explainFailure(thrown, shownTab, false);
    }
  }
  again.running = false;
}

/** @returns {{ reference_date?: string | null, reference_source?: string | null }} what is shown, as far as it is told of its day */
function told() {
  return /** @type {{ reference_date?: string | null, reference_source?: string | null } | null} */ (view.result) ?? {};
}

/** Shows what the page says, by the day and the names that hold now. */
async function show() {
  const next = latest;
  if (!next || next.text === '') return;
  const day = isDateOwn ? published.value : next.published;
  const shown = await reading.read(next.text, day || undefined, isDateOwn ? 'given' : next.publishedSource);
  if (next !== latest) return;
  // What the text itself says of its day goes before the address of its page.
  if (shown && !isDateOwn) published.value = told().reference_date ?? '';
  if (shown) {
    article = next;
    mark();
  } else if (view.error) clear();
}

/** Marks what is shown in the page, and counts it on the toolbar. */
function mark() {
  const document = view.document;
  if (!document || !article || view.text !== article.text || shownTab === undefined) return;
  link?.mark(anchorsOf(document, article));
  void showBadge(shownTab, document.meetings.length);
}

/** Takes back what was shown of the page, which has nothing of it any more. */
function clear() {
  article = null;
  link?.mark([]);
  if (shownTab !== undefined) void clearBadge(shownTab);
}

/** Lets go of the page that was read. */
function leave() {
  link?.close();
  link = null;
  article = null;
  latest = null;
  again.wanted = false;
  void reading.read('', undefined);
}

/** The page in the tab was left: the next one is read where that is allowed. */
function lose() {
  count += 1;
  leave();
  tellWhy(WORDS.ask);
}

/**
 * @param {unknown} thrown
 * @param {number | undefined} tabId
 * @param {boolean} asked
 */
async function explainFailure(thrown, tabId, asked) {
  const code = thrown instanceof PageError ? thrown.code : 'failed';
  if (code === 'left') return;
  if (code === 'failed') tellWhy({ title: WORDS.refused.failed.title, text: describeError(thrown, code).message });
  else tellWhy(asked && tabId !== undefined ? await refusal(tabId) : WORDS.ask);
}

/**
 * Says in place of a result why there is none.
 * @param {{ title: string, text: string }} why
 */
function tellWhy({ title, text }) {
  view.busy = false;
  view.hidden = true;
  save.disabled = true;
  part('about', HTMLElement).hidden = true;
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
function showMarks(on) {
  marks.checked = on;
  link?.turn(on);
}

/** @param {boolean} on */
function turnMarks(on) {
  showMarks(on);
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
  if (!link || !from || view.text !== from.text) return;
  const anchors = ranges.flatMap((range) => anchorOf({ ...range, key }, 'flash', from) ?? []);
  // Words that the page does not show are in the panel's own copy of the text.
  if (anchors.length === 0) return;
  event.preventDefault();
  link.flash(anchors);
});
view.addEventListener('readout-corrections', mark);
view.addEventListener('readout-retry', () => void show());
view.addEventListener('readout-name', (event) => names.open(/** @type {CustomEvent<Partial<LexiconEntry>>} */ (event).detail));
published.addEventListener('change', () => {
  isDateOwn = true;
  void show();
});
marks.addEventListener('change', () => turnMarks(marks.checked));
save.addEventListener('click', () => reading.save({ title: article?.title ?? '', url: article?.url ?? '', published: published.value, basis: told().reference_source ?? '' }));
part('my-names', HTMLButtonElement).addEventListener('click', () => names.open());
part('options', HTMLButtonElement).addEventListener('click', () => void chrome.runtime.openOptionsPage());
part('again', HTMLButtonElement).addEventListener('click', () => shownTab !== undefined && void readTab(shownTab, { asked: true }));
part('tools', HTMLElement).append(
  exportMenu({
    name: `readout-${isoDay(new Date())}`,
    document: () =>
      withSource(
        view.filtered,
        { title: article?.title ?? '', url: article?.url ?? '', published: published.value, basis: told().reference_source ?? '' },
        view.text ?? '',
      ),
    write: (document, format) => readout.export(document, format),
    say,
  }),
);

chrome.runtime.onMessage.addListener((/** @type {FromBackground} */ request) => {
  if (request.windowId !== windowId) return;
  if (request.type === 'toggle') turnMarks(!marks.checked);
  else void readAsked(request);
});
chrome.tabs.onActivated.addListener((tab) => {
  if (tab.windowId === windowId) void readTab(tab.tabId);
});
chrome.tabs.onUpdated.addListener((tabId, { status }) => {
  if (tabId === shownTab && status === 'complete' && !link && opening === 0) void readTab(tabId);
});

/** @param {Extract<FromBackground, { type: 'read' }>} request */
async function readAsked({ tabId, selectionOnly }) {
  await chrome.storage.session.remove(`request-${windowId}`);
  await readTab(tabId, { asked: true, selectionOnly });
}

async function loadNames() {
  try {
    const diary = await ownDiary();
    diary.onChange = () => void reading.refresh();
    names.names = await diary.names();
  } catch {
    // Without a diary there are no names, and the panel works all the same.
  }
}

// Names may have been added on the diary's page or in another window.
addEventListener('focus', () => void loadNames());
await loadNames();
const kept = await chrome.storage.local.get({ marks: true });
showMarks(kept.marks !== false);
const stored = await chrome.storage.session.get(`request-${windowId}`);
const request = /** @type {Extract<FromBackground, { type: 'read' }> | undefined} */ (stored[`request-${windowId}`]);
const front = await frontTab();
// What the background script asked for meanwhile goes on.
if (count === 0) {
  if (request && request.tabId === front) await readAsked(request);
  else if (front !== undefined) await readTab(front);
}
