// Parses HTML into a document without a window: nothing in it runs, and nothing is fetched.

import { trustedHtml } from '../lib/trusted.js';

/** A tag with its attributes, as far as no value has an angle bracket. */
const TAG = /<(\/?)([a-z][^\s/<>]*)([^<>]*)/gi;

/**
 * Elements that browsers measure by the policy of the page that parses, and others that
 * HTML parsers read in the same way: both of the second pair are raw text.
 * @type {Readonly<Record<string, string>>}
 */
const STAND_INS = { base: 'x-base', style: 'noframes' };

/** The attributes that a Content-Security-Policy forbids, with what stands before; or else a value, which is passed over. */
const FORBIDDEN = /("[^"]*"|'[^']*'|[\s/])(on[a-z]+|style)(?=[\s=/]|$)|"[^"]*"|'[^']*'/gi;

/**
 * @param {string} match
 * @param {string | undefined} before
 * @param {string | undefined} name
 */
function renamed(match, before, name) {
  return name === undefined ? match : `${before}data-${name}`;
}

/**
 * Style sheets and handlers have no effect here either way, but for each of them browsers
 * would write a violation of the page's policy into the console; so they are renamed,
 * attributes to `data-style`, `data-onload` …
 * @param {string} html
 * @returns {Document}
 */
export function parseInert(html) {
  const quiet = html.replace(TAG, (_, /** @type {string} */ slash, /** @type {string} */ name, /** @type {string} */ attributes) => {
    const lower = name.toLowerCase();
    return `<${slash}${Object.hasOwn(STAND_INS, lower) ? STAND_INS[lower] : name}${attributes.replace(FORBIDDEN, renamed)}`;
  });
  const page = new DOMParser().parseFromString(trustedHtml(quiet), 'text/html');
  // A page of frames has a <frameset> for a body, and its words are elsewhere.
  if (page.body.nodeName !== 'BODY') page.body.replaceWith(page.createElement('body'));
  return page;
}
