// Finds the part of a page that is its article.

import { Readability } from '../vendor/readability/Readability.js';
import { hasOwnWords, measure } from './measure.js';
import { tracedCopy } from './traced-copy.js';

/** With more elements than that the whole body is the article: to rate them takes seconds. */
const MAX_ELEMENTS = 20_000;

/** With more pairs of an element and one around it too: a page of news has some ten thousand. */
const MAX_NESTING = 400_000;

/** With more characters of text too. */
const MAX_CHARACTERS = 1_000_000;

/** Readability is made for articles; what is shorter, in characters, the own rule finds better. */
const MIN_ARTICLE = 500;

/** Of the running text on the page Readability must have found so much: of a live blog it takes one post. */
const MIN_SHARE = 0.6;

/** A stretch of words outside links that is shorter, in characters, is a label and not running text. */
const MIN_PROSE = 25;

/** A part that is no longer, in characters, and has such a share in links, is a teaser of another page. */
const MAX_TEASER = 600;
const TEASER_SHARE = 0.3;

/** An `<article>` with more than that of the running text is the page's own. */
const ARTICLE_SHARE = 0.5;

/** The share of a page's running text that its article has; a stray line does less harm than a lost paragraph. */
const MAIN_SHARE = 0.9;

/**
 * An element of the page, or what was made of a copy of it, with the way back.
 * @typedef {{ element: Element, originalOf: (text: Text) => Text | undefined }} Content
 */

/**
 * @param {Document} page without its boilerplate; unchanged
 * @returns {Content}
 */
export function mainContent(page) {
  /** @type {WeakMap<Text, Text>} */
  const originals = new WeakMap();
  return { element: mainElement(page, originals), originalOf: (text) => (text.ownerDocument === page ? text : originals.get(text)) };
}

/**
 * @param {Document} page
 * @param {WeakMap<Text, Text>} originals told of all texts that are copied
 * @returns {Element} of the page or of a copy
 */
function mainElement(page, originals) {
  const { body } = page;
  let nesting = 0;
  const all = measure(body, (_, share) => {
    nesting += share.elements;
  });
  if (all.elements > MAX_ELEMENTS || nesting > MAX_NESTING || all.characters > MAX_CHARACTERS) return body;
  const prose = proseOf(body);
  const place = densest(body, prose);
  const article = readable(page, originals);
  if (article === null || measure(article, () => {}).characters < MIN_ARTICLE) return place;
  return count(proseOf(article), article) >= MIN_SHARE * count(prose, place) ? article : place;
}

/**
 * What Readability takes for the article.
 * @param {Document} page
 * @param {WeakMap<Text, Text>} originals
 */
function readable(page, originals) {
  const copy = tracedCopy(page, originals);
  // Readability takes "OSLO, Norway —" for the name of an author and cuts it out.
  for (const node of copy.querySelectorAll('[class*="dateline" i], [id*="dateline" i]')) {
    node.removeAttribute('class');
    node.removeAttribute('id');
  }
  const options = {
    charThreshold: MIN_PROSE,
    disableJSONLD: true,
    serializer: (/** @type {Node} */ node) => node,
    // Where its first attempt finds too little, what it finds at last is copied from a copy.
    copyNode: (/** @type {Node} */ node) => tracedCopy(node, originals),
  };
  try {
    const content = new Readability(copy, options).parse()?.content;
    return content instanceof Element ? content : null;
  } catch {
    // A page that it stumbles over is read by the own rule.
    return null;
  }
}

/**
 * The characters of running text in each element.
 * @typedef {Map<Element, number>} Prose
 */

/**
 * @param {Prose} prose
 * @param {Element} element
 */
function count(prose, element) {
  return prose.get(element) ?? 0;
}

/** @param {Element} root */
function proseOf(root) {
  /** @type {Prose} */
  const prose = new Map();
  measure(root, (element, { characters, linked }) => {
    const plain = characters - linked;
    let sum = 0;
    // Words of its own make it a paragraph, together with the words marked up in it.
    if (plain >= MIN_PROSE && hasOwnWords(element)) sum = plain;
    else if (characters > MAX_TEASER || linked < TEASER_SHARE * characters) {
      for (const child of element.children) sum += count(prose, child);
    }
    prose.set(element, sum);
  });
  return prose;
}

/**
 * The smallest element that has nearly all running text of the page, or of the part that
 * it marks as its main one.
 * @param {Element} body
 * @param {Prose} prose
 */
function densest(body, prose) {
  let place = onlyOne(body, 'main, [role="main"]', 0, prose) ?? body;
  // Teasers are articles too.
  place = onlyOne(place, 'article', ARTICLE_SHARE, prose) ?? place;
  for (;;) {
    const all = count(prose, place);
    const next = [...place.children].find((child) => count(prose, child) >= MAIN_SHARE * all);
    if (all === 0 || next === undefined || hasOwnWords(next)) return place;
    place = next;
  }
}

/**
 * @param {Element} place
 * @param {string} selector
 * @param {number} share
 * @param {Prose} prose
 * @returns {Element | undefined} the element with more than `share` of the running text, where there is just one
 */
function onlyOne(place, selector, share, prose) {
  const least = share * count(prose, place);
  const found = [...place.querySelectorAll(selector)].filter((element) => count(prose, element) > least);
  return found.length === 1 ? found[0] : undefined;
}
