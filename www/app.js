// The page: opens the diary, and leads from the article to the diary and back.

import { Readout } from './lib/readout.js';
import { ArticleDesk } from './page/article-desk.js';
import { DiaryDesk } from './page/diary-desk.js';
import { NamesDialog } from './page/names.js';
import { undoByKey } from './page/note.js';
import { explain, ownDiary as diary } from './page/own-diary.js';
import { part } from './page/part.js';
import { fillWords } from './page/words.js';
import { ReadoutView } from './readout-view.js';

/** @typedef {import('./pkg/readout.js').LexiconEntry} LexiconEntry */

fillWords();

const readout = Readout.inWorker();

const names = new NamesDialog(async (change) => {
  try {
    names.names = await (await diary()).changeNames(change);
  } catch (thrown) {
    article.say(explain(thrown));
  }
  void article.read();
});

const article = new ArticleDesk({ readout, diary, names: () => names.names, explain });

const diaryDesk = new DiaryDesk({
  diary,
  explain,
  write: (document, format) => readout.export(document, format),
  async open(key) {
    const saved = await (await diary()).article(key);
    if (!saved) return;
    location.hash = '#article';
    await article.show(saved);
    part('text', HTMLTextAreaElement).focus({ preventScroll: true });
  },
  changed: loadNames,
});

async function loadNames() {
  try {
    const own = await diary();
    own.onChange = () => void followOthers();
    names.names = await own.names();
  } catch {
    // Without a diary there are no names, and the page works all the same.
  }
}

/** Another tab has written to the diary. */
async function followOthers() {
  const before = JSON.stringify(names.names);
  await loadNames();
  if (JSON.stringify(names.names) !== before) void article.read();
  else void article.refresh();
  if (location.hash === '#diary') void diaryDesk.refresh();
}

/** Shows what the address names. */
function route() {
  const isDiary = location.hash === '#diary';
  part('article-desk', HTMLElement).hidden = isDiary;
  part('diary-desk', HTMLElement).hidden = !isDiary;
  for (const [id, current] of /** @type {[string, boolean][]} */ ([['to-article', !isDiary], ['to-diary', isDiary]])) {
    const link = part(id, HTMLAnchorElement);
    if (current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  if (isDiary) void diaryDesk.show();
}

addEventListener('hashchange', route);
addEventListener('beforeprint', () => {
  for (const id of ['view', 'diary-view']) part(id, ReadoutView).showMost();
});
undoByKey(
  () => (location.hash === '#diary' ? diaryDesk.note : article.note),
  () => article.untouched,
);
addEventListener('readout-name', (event) => names.open(/** @type {CustomEvent<Partial<LexiconEntry>>} */ (event).detail));
part('my-names', HTMLButtonElement).addEventListener('click', () => names.open());
await loadNames();
route();
if (names.names.length > 0) void article.read();
// A page of the extension has its files at hand.
if ('serviceWorker' in navigator && location.protocol.startsWith('http')) navigator.serviceWorker.register('sw.js').catch(() => {
  // Where it may not be installed, the page works while it is online.
});
