// Title, day of publication, author and address of a page, from what it tells machines.

import { dayInAddress, dayOf } from './day.js';
import { oneLine } from './one-line.js';
import { webUrl } from './url.js';

/** @typedef {Record<string, unknown>} Json */

/** How many JSON-LD values of one page are looked at; a page of news has some dozens. */
const MAX_VALUES = 5_000;

/** How deep JSON-LD is followed. */
const MAX_DEPTH = 8;

/** The schema.org types of articles: NewsArticle, BlogPosting, LiveBlogPosting, Report … */
const ARTICLE_TYPE = /(?:Article|Posting|Report)$/;

/** Where JSON-LD tells of other articles than this one, or of parts of it. */
const OTHERS = new Set(['itemListElement', 'hasPart', 'isPartOf', 'liveBlogUpdate', 'mentions', 'comment', 'citation']);

/** Names of `<meta>` with the day of publication, the most trusted first. */
const DATE_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'date',
];

const TITLE_NAMES = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title'];
const BYLINE_NAMES = ['author', 'parsely-author', 'dc.creator', 'dcterms.creator'];

/**
 * @param {Document} page as parsed, before anything is taken out of it
 * @returns {{ title?: string, published?: string, publishedSource?: 'metadata' | 'url', byline?: string, url?: string }}
 */
export function readMetadata(page) {
  const article = jsonLdArticle(page);
  const metas = metaContents(page);
  const url = webUrl(page.querySelector('link[rel~="canonical" i]')?.getAttribute('href')) ?? webUrl(metas.get('og:url'));
  return {
    title: firstOf([article?.headline, ...TITLE_NAMES.map((name) => metas.get(name)), onlyHeading(page), page.title]),
    ...publicationDay(page, article, metas, url),
    byline: firstOf([names(article?.author), ...BYLINE_NAMES.map((name) => metas.get(name))]),
    url,
  };
}

/**
 * @param {unknown[]} values
 * @returns {string | undefined} the first that has words
 */
function firstOf(values) {
  for (const value of values) {
    const words = typeof value === 'string' ? oneLine(value) : '';
    if (words !== '') return words;
  }
  return undefined;
}

/**
 * @param {Document} page
 * @param {Json | undefined} article
 * @param {Map<string, string>} metas
 * @param {string | undefined} url
 * @returns {{ published?: string, publishedSource?: 'metadata' | 'url' }}
 */
function publicationDay(page, article, metas, url) {
  const stated = [article?.datePublished, ...DATE_NAMES.map((name) => metas.get(name))];
  const marked = page.querySelector('[itemprop~="datePublished"]');
  stated.push(marked?.getAttribute('content'), marked?.getAttribute('datetime'), marked?.textContent);
  const body = page.querySelector('article, main, [role="main"]');
  for (const time of body?.querySelectorAll('time[datetime]') ?? []) {
    const isChange = time.getAttribute('itemprop')?.includes('Modified');
    if (!isChange && !time.closest('aside, nav, footer, li')) stated.push(time.getAttribute('datetime'));
  }
  for (const date of stated) {
    const day = dayOf(date);
    if (day) return { published: day, publishedSource: 'metadata' };
  }
  const day = url && dayInAddress(url);
  return day ? { published: day, publishedSource: 'url' } : {};
}

/**
 * The contents of `<meta>` by lower-case name, the first of each name.
 * @param {Document} page
 */
function metaContents(page) {
  /** @type {Map<string, string>} */
  const metas = new Map();
  for (const meta of page.querySelectorAll('meta[content]')) {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    const key = name?.trim().toLowerCase();
    const content = meta.getAttribute('content');
    if (key && content && !metas.has(key)) metas.set(key, content);
  }
  return metas;
}

/**
 * The main heading, where there is no doubt which one it is.
 * @param {Document} page
 */
function onlyHeading(page) {
  const headings = page.querySelectorAll('h1');
  return headings.length === 1 ? headings[0].textContent : undefined;
}

/**
 * The first article that JSON-LD describes.
 * @param {Document} page
 * @returns {Json | undefined}
 */
function jsonLdArticle(page) {
  let left = MAX_VALUES;
  /** @type {(value: unknown, depth: number) => Json | undefined} */
  const find = (value, depth) => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || left-- <= 0) return undefined;
    const node = /** @type {Json} */ (value);
    if (isArticle(node)) return node;
    for (const [key, part] of Object.entries(node)) {
      const found = OTHERS.has(key) ? undefined : find(part, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  for (const script of page.querySelectorAll('script[type="application/ld+json" i]')) {
    const found = find(parsed(script.textContent ?? ''), 0);
    if (found) return found;
  }
  return undefined;
}

/** @param {Json} node */
function isArticle(node) {
  return [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type));
}

/** @param {string} json */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * "Ingrid Halvorsen, Omar Haddad" from the authors of JSON-LD: names, things with a name,
 * or a list of them.
 * @param {unknown} authors
 */
function names(authors) {
  const words = [authors].flat().map((author) => {
    const name = typeof author === 'object' && author !== null ? /** @type {Json} */ (author).name : author;
    // Some pages give the address of an author's page instead of a name.
    return typeof name === 'string' && !webUrl(name) ? oneLine(name) : '';
  });
  return words.filter((name) => name !== '').join(', ');
}
