// Finds the saved article of which a text is a newer form: most of its sentences are there.

import { fold } from './name.js';

/** @typedef {import('./store.js').Diary} Diary */
/** @typedef {import('./store.js').SavedArticle} SavedArticle */

/** Which part of the saved article's sentences the text must have. */
const MOST_OF_IT = 0.7;

/** Fewer sentences than this can be those of two articles by chance. */
const FEW = 3;

/** How many articles that share words are looked at. */
const MOST_CANDIDATES = 20;

/** How many words are asked for: together they stand in hardly any other article. */
const ASKED = 12;

/**
 * @param {Diary} diary
 * @param {string} text
 * @returns {Promise<SavedArticle | undefined>}
 */
export async function findEarlier(diary, text) {
  const sentences = sentencesOf(text);
  if (sentences.size < FEW) return undefined;
  // An article that goes on, or was changed in one place, has its first or its last words still.
  const all = [...sentences];
  const asked = [all.slice(0, 2), all.slice(-2)].map((some) => some.join(' ').split(' ').filter((word) => word.length > 3).slice(0, ASKED).join(' '));
  const found = await Promise.all(asked.filter((words) => words !== '').map((words) => diary.articlesWith(words)));
  for (const key of [...new Set(found.flatMap((keys) => [...keys]))].slice(0, MOST_CANDIDATES)) {
    const article = await diary.article(key);
    const own = sentencesOf(article?.text ?? '');
    const shared = [...own].filter((sentence) => sentences.has(sentence)).length;
    if (article && own.size >= FEW && shared / own.size >= MOST_OF_IT) return article;
  }
  return undefined;
}

/** How many words in a row two texts share by being one, and not by being on the same matter. */
const RUN = 5;

/** Fewer units more or less than this are typed, and make no other text. */
const TYPED = 40;

/** Of longer texts only the beginnings and ends are compared, in UTF-16 code units. */
const LONG = 200_000;

/**
 * Whether a text is another form of one before: half of the shorter one's runs of words are there.
 * @param {string} text
 * @param {string} before
 */
export function isFormOf(text, before) {
  if (text === before) return true;
  if (Math.max(text.length, before.length) > LONG) return text.startsWith(before.slice(0, LONG / 100)) || text.endsWith(before.slice(-LONG / 100));
  if (Math.abs(text.length - before.length) < TYPED && (text.startsWith(before.slice(0, TYPED)) || text.endsWith(before.slice(-TYPED)))) return true;
  const [one, other] = [runsOf(text), runsOf(before)];
  const least = Math.min(one.size, other.size);
  return least === 0 || [...one].filter((run) => other.has(run)).length * 2 >= least;
}

/** @param {string} text */
function runsOf(text) {
  const words = fold(text).split(' ');
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}

/** @param {string} text */
function sentencesOf(text) {
  return new Set(text.split(/(?<=[.!?…]["”’)]*)\s+|\n+/u).map(fold).filter((sentence) => sentence.includes(' ')));
}
