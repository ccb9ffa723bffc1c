// Finds the part of a page that is its article.

import { Readability } from '../vendor/readability/Readability.js';
import { hasOwnWords, measure } from './measure.js';

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

/** The share of a page's running text that its article has. */
const MAIN_SHARE = 0.8;

/**
 * @param {Document} page without its boilerplate; unchanged
 * @returns {Element}
 */
export function mainContent(page) {
  const { body } = page;
  let nesting = 0;
  const all = measure(body, (_, share) => {
    nesting += share.elements;
  });
  if (all.elements > MAX_ELEMENTS || nesting > MAX_NESTING || all.characters > MAX_CHARACTERS) return body;
  const dense = densest(body);
  const article = readable(page);
  const found = article === null ? 0 : characters(article);
  return article !== null && found >= MIN_ARTICLE && found >= MIN_SHARE * characters(dense) ? article : dense;
}

/** @param {Element} element */
function characters(element) {
  return (element.textContent ?? '').replace(/\s+/g, '').length;
}

/**
 * What Readability takes for the article.
 * @param {Document} page
 */
function readable(page) {
  const copy = /** @type {Document} */ (page.cloneNode(true));
  // Readability takes "OSLO, Norway —" for the name of an author and cuts it out.
  for (const node of copy.querySelectorAll('[class*="dateline" i], [id*="dateline" i]')) {
    node.removeAttribute('class');
    node.removeAttribute('id');
  }
  const options = { charThreshold: MIN_PROSE, disableJSONLD: true, serializer: (/** @type {Node} */ node) => node };
  try {
    const content = new Readability(copy, options).parse()?.content;
    return content instanceof Element ? content : null;
  } catch {
    // A page that it stumbles over is read by the own rule.
    return null;
  }
}

/**
 * The smallest element that has nearly all running text.
 * @param {Element} body
 */
function densest(body) {
  /** Characters of running text in each element. @type {Map<Element, number>} */
  const prose = new Map();
  measure(body, (element, share) => {
    let sum = 0;
    for (const child of element.children) sum += prose.get(child) ?? 0;
    // Words of its own make it a paragraph, together with the words marked up in it.
    const plain = share.characters - share.linked;
    prose.set(element, hasOwnWords(element) && plain >= MIN_PROSE ? plain : sum);
  });
  const mains = body.querySelectorAll('main, [role="main"]');
  let place = mains.length === 1 && (prose.get(mains[0]) ?? 0) > 0 ? mains[0] : body;
  for (;;) {
    const all = prose.get(place) ?? 0;
    const next = [...place.children].find((child) => (prose.get(child) ?? 0) >= MAIN_SHARE * all);
    if (all === 0 || next === undefined || hasOwnWords(next)) return place;
    place = next;
  }
}
