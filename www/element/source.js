// Finds the text that an element is to read: given, of an article of the page, of another page, or inside.

import { withTitle } from '../input/article.js';
import { loadCore } from '../lib/core.js';
import { ReadoutError } from '../lib/error.js';
import { STRINGS } from '../strings.en.js';

/** @typedef {import('../pkg/readout.js').DomPlace} DomPlace */

/**
 * @typedef {object} Source
 * @property {string} text
 * @property {string | undefined} published an ISO day
 * @property {'given' | 'metadata' | 'url' | 'file'} [publishedSource] where that day is from
 * @property {Element} [root] the element of the page whose words they are
 * @property {(start: number, end: number) => DomPlace | undefined} [locate] where words stand in the page's article
 */

/** The longest page that is read, in UTF-16 code units. */
const LONGEST_PAGE = 20_000_000;

/** How long an article must have been at rest before it is read again, in milliseconds. */
const REST = 500;

/**
 * @param {Element} element with the attributes that say where
 * @param {string | null} given the text, if a script gave it
 * @param {AbortSignal} signal
 * @returns {Promise<Source | null>} nothing where no text is named
 */
export async function findSource(element, given, signal) {
  const published = element.getAttribute('published') ?? undefined;
  if (given !== null) return { text: given, published };
  const id = element.getAttribute('for');
  if (id !== null) {
    const root = await elementOf(element, id);
    return { ...(await collect(root)), root, ...(await dayOfPage(published)) };
  }
  const src = element.getAttribute('src');
  if (src !== null) {
    const article = await fetchArticle(src, signal);
    return published === undefined ? article : { ...article, published, publishedSource: 'given' };
  }
  const { text } = await collect(element);
  return text === '' ? null : { text, root: element, ...(await dayOfPage(published)) };
}

/** Tells of changes in the words of an element, when they have come to rest. */
export class SourceWatch {
  #onChange;
  #observer = new MutationObserver(() => this.#changed());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} onChange */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** @param {Element | undefined} root */
  start(root) {
    this.stop();
    if (root) this.#observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  stop() {
    clearTimeout(this.#timer);
    this.#observer.disconnect();
  }

  #changed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onChange(), REST);
  }
}

/**
 * @param {Element} element
 * @param {string} id in the same tree
 */
async function elementOf(element, id) {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  const tree = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const found = tree.getElementById(id);
  if (!found) throw new ReadoutError('no_such_element', STRINGS.errors.no_such_element);
  return found;
}

function core() {
  return loadCore().catch((thrown) => {
    throw new ReadoutError('unavailable', STRINGS.errors.unavailable, { cause: thrown });
  });
}

/**
 * The day that the element names, else the page that it stands in.
 * @param {string | undefined} published
 * @returns {Promise<Pick<Source, 'published' | 'publishedSource'>>}
 */
async function dayOfPage(published) {
  if (published !== undefined) return { published, publishedSource: 'given' };
  const { readPage } = await core();
  const found = readPage(document.documentElement.outerHTML, 'metadata');
  return { published: found.published, publishedSource: found.publishedSource };
}

/** @param {Element} root */
async function collect(root) {
  const { collectText } = await core();
  const dom = collectText(root);
  return { text: dom.text, locate: (/** @type {number} */ start, /** @type {number} */ end) => dom.locate(start, end) };
}

/**
 * @param {string} src
 * @param {AbortSignal} signal
 */
async function fetchArticle(src, signal) {
  const address = new URL(src, document.baseURI);
  if (address.origin !== location.origin) throw new ReadoutError('cross_origin', STRINGS.errors.cross_origin);
  const response = await fetch(address, { signal, mode: 'same-origin' }).catch((thrown) => {
    signal.throwIfAborted();
    throw new ReadoutError('not_found', STRINGS.errors.not_found, { cause: thrown });
  });
  if (!response.ok) throw new ReadoutError('not_found', STRINGS.errors.not_found);
  const type = response.headers.get('content-type')?.split(';')[0].trim() ?? '';
  if (!type.startsWith('text/') && type !== 'application/xhtml+xml') throw new ReadoutError('not_text', STRINGS.errors.not_text);
  const body = await response.text();
  if (body.length > LONGEST_PAGE) throw new ReadoutError('text_too_long', STRINGS.errors.text_too_long);
  if (!type.endsWith('html') && !type.endsWith('xml')) return { text: body, published: undefined };
  const { readHtml } = await import('../input/html.js');
  const { title, text, published, publishedSource } = await readHtml(body);
  return { text: withTitle(title, text), published, publishedSource };
}
