// Takes out of a parsed page what is not its text: programs, hidden parts, navigation, link lists.

import { hasOwnWords, measure } from './measure.js';
import { oneLine } from './one-line.js';

/** What shows no words, or words that are no part of an article. */
const NEVER_TEXT = [
  'script, style, noframes, template, noscript, link, meta, svg, math, canvas, iframe, object, embed, audio, video, img, source',
  'button, input, label, select, textarea, datalist, dialog, nav, menu, aside, rt, rp',
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

/** "President Berg met Minister Okoro and Mayor Doyle." is a sentence, though every name is a link. */
const SENTENCE_END = /[.!?…؟。][”"’')\]]?$/;

/** A sentence of links, or a line that leads elsewhere, has no more characters. */
const LONGEST_LINE = 600;

/** Headings below that of the page. */
const HEADINGS = 'h2, h3, h4, h5, h6';

/** What a heading can be the heading of. */
const LABELLED = 'section, div, li';

/** The words before a link that leads elsewhere: "Read more: …". */
const LEAD = /^(?:read (?:more|next|also)|see also|also read|related|more on this|recommended|watch|listen)\b/i;

/** What stands over or between advertisements. */
const AD_LABEL = /^(?:advertisements?|ad|sponsored(?: content)?|(?:article|story) continues below(?: (?:the |this )?(?:ad|advertisement))?)$/i;

/**
 * What holds `<main>` stays whatever is said of it: some pages are hidden until a program
 * of theirs has run.
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
  removeLinks(body);
}

/**
 * Parts headed "Related stories", with what stands under the heading.
 * @param {Element} body
 */
function removeLabelled(body) {
  const half = (body.textContent ?? '').length / 2;
  for (const heading of body.querySelectorAll(HEADINGS)) {
    if (!LABEL.test(oneLine(heading.textContent))) continue;
    const part = heading.parentElement;
    // Some ministries put their statement itself under "Latest news".
    if (part?.matches(LABELLED) && part.firstElementChild === heading && (part.textContent ?? '').length < half) {
      part.remove();
      continue;
    }
    while (heading.nextElementSibling?.matches('ul, ol, dl')) heading.nextElementSibling.remove();
    heading.remove();
  }
}

/** @param {Element} body */
function removeLinks(body) {
  /** @type {Element[]} */
  const found = [];
  measure(body, (node, share) => {
    if (node !== body && leadsElsewhere(node, share)) found.push(node);
  });
  for (const node of found) {
    const { previousElementSibling: before, nextElementSibling: after } = node;
    // A heading goes with all that it heads; under a headline there may be buttons to share it.
    if (before?.matches(HEADINGS) && (after === null || after.matches(HEADINGS))) before.remove();
    node.remove();
  }
}

/**
 * @param {Element} node
 * @param {import('./measure.js').Share} share
 */
function leadsElsewhere(node, { characters, linked, links }) {
  if (!LISTS.has(node.nodeName)) return false;
  const line = characters <= LONGEST_LINE ? oneLine(node.textContent) : '';
  if (links === 0) return AD_LABEL.test(line);
  if (linked >= characters / 2 && LEAD.test(line)) return true;
  return links >= MIN_LINKS && linked >= LINK_SHARE * characters && !(hasOwnWords(node) && SENTENCE_END.test(line));
}
