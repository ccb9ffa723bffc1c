// Takes out of a parsed page what is not its text: programs, hidden parts, navigation, link lists.

import { oneLine } from './plain-text.js';

/** What shows no words, or words that are no part of an article. */
const NEVER_TEXT = [
  'script, style, noframes, template, noscript, link, meta, svg, math, canvas, iframe, object, embed, audio, video, img, source',
  'button, input, select, textarea, datalist, dialog, nav, menu, aside, rt, rp',
  '[role="navigation"], [role="search"], [role="menu"], [role="menubar"], [role="complementary"], [role="contentinfo"]',
  '[role="dialog"], [role="alertdialog"], [role="toolbar"]',
  '#comments, .comments, .comment-list, .comments-area, #disqus_thread, [id^="cookie" i], [class^="cookie" i]',
].join(', ');

/** What is said to be hidden, or is for screen readers only ("Skip to content"). */
const HIDDEN = '[hidden], [aria-hidden="true"], .visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text';

/** Read as text: in an inert document styles have no effect, and are named `data-style`. */
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Elements that can be a list of links as a whole. */
const LISTS = new Set(['UL', 'OL', 'LI', 'DL', 'DIV', 'SECTION', 'TABLE', 'P']);

/** From so many links on a part that is nearly all links is a list of links. */
const MIN_LINKS = 3;

/** The share of characters inside links that makes a part "nearly all links". */
const LINK_SHARE = 0.8;

/** The heading of a part that leads elsewhere. */
const LABEL = new RegExp(
  '^(?:read (?:more|next|also)|see also|also read|related(?: \\w+)?|more (?:on|from|news|stories|articles)\\b.{0,40}'
    + '|recommended(?: for you)?|most (?:read|popular|viewed)|you (?:may|might) also like|trending(?: now)?|latest news'
    + '|top stories|further reading|in other news|editors?[’\']s? picks?|share this(?: \\w+)?|follow us'
    + '|(?:sign up|subscribe)\\b.{0,60})\\s*[:…]?$',
  'i',
);

/** What leads elsewhere with one link has no more characters. */
const LONGEST_LEAD = 400;

/** The words before a link that leads elsewhere: "Read more: …". */
const LEAD = /^(?:read (?:more|next|also)|see also|also read|related|more on this|recommended|watch|listen)\b/i;

/**
 * Every rule leaves `body` itself alone, and what holds `<main>`: some pages are hidden
 * until a program of theirs has run.
 * @param {Element} body changed in place
 */
export function removeBoilerplate(body) {
  for (const node of body.querySelectorAll(`${NEVER_TEXT}, ${HIDDEN}`)) {
    if (!node.querySelector('main')) node.remove();
  }
  for (const node of body.querySelectorAll('[data-style]')) {
    if (HIDDEN_STYLE.test(node.getAttribute('data-style') ?? '') && !node.querySelector('main')) node.remove();
  }
  for (const node of body.querySelectorAll('header, footer')) {
    // An article's own header has its headline, a quotation's footer its speaker.
    if (!node.closest(node.nodeName === 'HEADER' ? 'article, main' : 'blockquote')) node.remove();
  }
  removeLabelled(body);
  removeLinkLists(body);
}

/**
 * What an element holds: characters without white space, those of them in links, links
 * (itself included), and elements below it.
 * @typedef {{ characters: number, linked: number, links: number, elements: number }} Share
 */

/**
 * Parts headed "Related stories", with what stands under the heading.
 * @param {Element} body
 */
function removeLabelled(body) {
  for (const heading of body.querySelectorAll('h2, h3, h4, h5, h6')) {
    if (!LABEL.test(oneLine(heading.textContent))) continue;
    const part = heading.parentElement;
    const own = part !== null && part !== body && part.firstElementChild === heading && !part.matches('article, main, td');
    if (own) {
      part.remove();
      continue;
    }
    while (heading.nextElementSibling?.matches('ul, ol, dl') || heading.nextElementSibling?.querySelector('a[href] h3')) {
      heading.nextElementSibling.remove();
    }
    heading.remove();
  }
}

/** @param {Element} body */
function removeLinkLists(body) {
  /** @type {Element[]} */
  const found = [];
  measure(body, false, (node, share) => {
    if (node !== body && isLinkList(node, share)) found.push(node);
  });
  for (const node of found) {
    // The heading of a list of links has nothing left to head.
    const before = node.previousElementSibling;
    if (before !== null && /^H[2-6]$/.test(before.nodeName)) before.remove();
    node.remove();
  }
}

/**
 * @param {Element} node
 * @param {Share} share
 */
function isLinkList(node, { characters, linked, links }) {
  if (links === 0 || !LISTS.has(node.nodeName)) return false;
  if (links >= MIN_LINKS && linked >= LINK_SHARE * characters) return true;
  return characters <= LONGEST_LEAD && linked >= characters / 2 && LEAD.test(oneLine(node.textContent));
}

/**
 * Counts what every element holds, in one pass over the tree.
 * @param {Node} node
 * @param {boolean} inLink
 * @param {(element: Element, share: Share) => void} visit called for children before their parent
 * @returns {Share}
 */
export function measure(node, inLink, visit) {
  if (node.nodeType === Node.TEXT_NODE) {
    const characters = (node.nodeValue ?? '').replace(/\s+/g, '').length;
    return { characters, linked: inLink ? characters : 0, links: 0, elements: 0 };
  }
  const isLink = node.nodeName === 'A' && node instanceof Element && node.hasAttribute('href');
  const share = { characters: 0, linked: 0, links: isLink ? 1 : 0, elements: 0 };
  for (const child of node.childNodes) {
    const part = measure(child, inLink || isLink, visit);
    share.characters += part.characters;
    share.linked += part.linked;
    share.links += part.links;
    share.elements += part.elements + (child instanceof Element ? 1 : 0);
  }
  if (node instanceof Element) visit(node, share);
  return share;
}
