// The network view: who met whom as a graph, and the same as a table.

import { element, quoted } from '../lib/dom.js';
import { message } from '../components/message.js';
import { STRINGS } from '../strings.en.js';
import { networkOf, strongest } from './network-data.js';
import { Viewport } from './viewport.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('./network-data.js').Link} Link */
/** @typedef {import('./network-data.js').Party} Party */
/** @typedef {import('./network-layout.js').Position} Position */
/** @typedef {{ kind: 'entity' | 'meeting', id: string }} Selection */

const SVG = 'http://www.w3.org/2000/svg';
const WORDS = STRINGS.network;

/** The largest networks are for a program of their own. */
const MOST_PARTIES = 300;

/** Characters of a name that stand beside its node. */
const NAME_LENGTH = 26;

/**
 * @param {{ document: Document, onSelect: (selection: Selection) => void }} options
 * @returns {{ element: Element, destroy(): void }}
 */
export function networkView({ document, onSelect }) {
  const network = busiest(networkOf(document));
  const { parties, links } = network;
  if (links.length === 0) return { element: message('none', WORDS.none), destroy() {} };
  const box = element('div', { class: 'network' }, message('working', WORDS.working));
  const worker = startWorker();
  const task = {
    nodes: parties.map(({ id }) => id),
    links: links.map(({ source, target }) => /** @type {[number, number]} */ ([index(parties, source), index(parties, target)])),
  };
  const show = (/** @type {Position[]} */ positions) => box.replaceChildren(...drawing(network, positions, onSelect), table(network));
  const here = async () => show((await import('./network-layout.js')).layout(task));
  if (worker) {
    worker.addEventListener('message', ({ data }) => show(data), { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      void here();
    }, { once: true });
    worker.postMessage(task);
  } else {
    void here();
  }
  return { element: box, destroy: () => worker?.terminate() };
}

/**
 * The parties with most meetings, where there are too many to draw.
 * @param {{ parties: Party[], links: Link[] }} network
 */
function busiest({ parties, links }) {
  const linked = new Set(links.flatMap(({ source, target }) => [source, target]));
  const kept = parties
    .filter(({ id }) => linked.has(id))
    .sort((a, b) => b.meetings - a.meetings)
    .slice(0, MOST_PARTIES);
  const ids = new Set(kept.map(({ id }) => id));
  return { parties: kept, links: links.filter(({ source, target }) => ids.has(source) && ids.has(target)), left: linked.size - kept.length };
}

/**
 * @param {Party[]} parties
 * @param {string} id
 */
const index = (parties, id) => parties.findIndex((party) => party.id === id);

function startWorker() {
  try {
    return new Worker(new URL('./network-worker.js', import.meta.url), { type: 'module', name: 'network' });
  } catch {
    return null;
  }
}

/**
 * @param {{ parties: Party[], links: Link[], left: number }} network
 * @param {Position[]} positions of the parties
 * @param {(selection: Selection) => void} onSelect
 * @returns {Node[]}
 */
function drawing({ parties, links, left }, positions, onSelect) {
  const at = new Map(parties.map(({ id }, i) => [id, positions[i]]));
  const svg = shape('svg', { class: 'graph', role: 'group', 'aria-label': WORDS.label });
  const lines = shape('g', { class: 'links', 'aria-hidden': 'true' });
  const nodes = shape('g', { class: 'nodes' });
  for (const link of links) lines.append(...line(link, at, parties, onSelect));
  for (const party of parties) nodes.append(node(party, at.get(party.id) ?? [0, 0], onSelect));
  const scene = shape('g', {}, lines, nodes);
  svg.append(scene);
  const viewport = new Viewport(svg, scene, positions);
  const related = (/** @type {EventTarget | null} */ target) => highlight(svg, links, idOf(target));
  svg.addEventListener('pointerover', ({ target }) => related(target));
  svg.addEventListener('focusin', ({ target }) => related(target));
  svg.addEventListener('pointerleave', () => related(null));
  svg.addEventListener('focusout', () => related(null));
  nodes.addEventListener('keydown', (event) => walk(nodes, event));
  return [element('div', { class: 'graph-frame' }, svg, viewport.controls), legend(links), left > 0 && element('p', { class: 'notice' }, WORDS.left(left))].filter((part) => part !== false);
}

/**
 * @param {Link} link
 * @param {ReadonlyMap<string, Position>} at
 * @param {Party[]} parties
 * @param {(selection: Selection) => void} onSelect
 */
function line(link, at, parties, onSelect) {
  const [[x1, y1], [x2, y2]] = [at.get(link.source) ?? [0, 0], at.get(link.target) ?? [0, 0]];
  const place = { x1, y1, x2, y2 };
  const drawn = shape('line', { ...place, class: 'link', 'data-status': strongest(link.counts), 'data-ends': `${link.source} ${link.target}` });
  drawn.style.strokeWidth = String(1 + Math.min(6, link.meetings.length));
  // A hair line is hard to hit.
  const target = shape('line', { ...place, class: 'link-target' }, shape('title', {}, relation(link, parties)));
  target.addEventListener('click', () => onSelect({ kind: 'meeting', id: link.meetings[0] }));
  return [drawn, target];
}

/**
 * @param {Party} party
 * @param {Position} position
 * @param {(selection: Selection) => void} onSelect
 */
function node({ id, entity, meetings }, [x, y], onSelect) {
  const short = entity.name.length > NAME_LENGTH ? `${entity.name.slice(0, NAME_LENGTH - 1)}…` : entity.name;
  const group = shape(
    'g',
    { class: 'node', tabindex: '0', role: 'button', 'data-id': id, 'data-type': entity.type, transform: `translate(${x} ${y})`, 'aria-label': `${entity.name}: ${WORDS.meetings(meetings)}` },
    shape('circle', { r: 5 + Math.min(8, Math.sqrt(meetings) * 2) }),
    shape('text', { y: 24, 'text-anchor': 'middle' }, short),
  );
  const choose = () => onSelect({ kind: 'entity', id });
  group.addEventListener('click', choose);
  group.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose();
    }
  });
  return group;
}

/**
 * Dims what has nothing to do with a party.
 * @param {Element} svg
 * @param {Link[]} links
 * @param {string | undefined} id
 */
function highlight(svg, links, id) {
  const near = new Set(links.filter(({ source, target }) => source === id || target === id).flatMap(({ source, target }) => [source, target]));
  for (const part of svg.querySelectorAll('.node')) {
    part.classList.toggle('dim', id !== undefined && !near.has(/** @type {SVGElement} */ (part).dataset.id ?? ''));
  }
  for (const part of svg.querySelectorAll('.link')) {
    const ends = /** @type {SVGElement} */ (part).dataset.ends?.split(' ') ?? [];
    part.classList.toggle('dim', id !== undefined && !ends.includes(id));
  }
}

/** @param {EventTarget | null} target */
function idOf(target) {
  const found = target instanceof Element ? target.closest('.node') : null;
  return found instanceof SVGElement ? found.dataset.id : undefined;
}

/**
 * Arrow keys go to the next party in reading order.
 * @param {Element} nodes
 * @param {Event} event
 */
function walk(nodes, event) {
  if (!(event instanceof KeyboardEvent)) return;
  /** @type {Record<string, number>} */
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  if (!(event.key in steps)) return;
  const all = [...nodes.children];
  const from = all.indexOf(/** @type {Element} */ (event.target));
  const to = all[(from + steps[event.key] + all.length) % all.length];
  event.preventDefault();
  event.stopPropagation();
  if (to instanceof SVGElement) to.focus();
}

/** @param {Link[]} links */
function legend(links) {
  const statuses = /** @type {Status[]} */ (['held', 'planned', 'proposed', 'not_held']).filter((status) => links.some(({ counts }) => strongest(counts) === status));
  return element(
    'ul',
    { class: 'legend', 'aria-label': STRINGS.legend },
    ...statuses.map((status) => {
      const sample = shape('svg', { class: 'sample', 'aria-hidden': 'true', viewBox: '0 0 28 8' }, shape('line', { x1: 0, y1: 4, x2: 28, y2: 4, class: 'link', 'data-status': status }));
      return element('li', {}, sample, ' ', STRINGS.status[status]);
    }),
  );
}

/**
 * The same facts without a drawing.
 * @param {{ parties: Party[], links: Link[] }} network
 */
function table({ parties, links }) {
  const rows = [...links]
    .sort((a, b) => b.meetings.length - a.meetings.length)
    .map((link) => {
      const [a, b] = [link.source, link.target].map((id) => parties[index(parties, id)].entity.name);
      return element('tr', {}, element('td', {}, quoted(a)), element('td', {}, quoted(b)), element('td', {}, tally(link)));
    });
  return element(
    'details',
    { class: 'as-table' },
    element('summary', {}, WORDS.asTable),
    element(
      'table',
      {},
      element('thead', {}, element('tr', {}, ...[WORDS.one, WORDS.other, WORDS.theirMeetings].map((words) => element('th', { scope: 'col' }, words)))),
      element('tbody', {}, ...rows),
    ),
  );
}

/** "2 held, 1 planned" @param {Link} link */
function tally({ counts }) {
  return /** @type {Status[]} */ (Object.keys(counts))
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${STRINGS.status[status].toLowerCase()}`)
    .join(', ');
}

/**
 * @param {Link} link
 * @param {Party[]} parties
 */
function relation(link, parties) {
  const [a, b] = [link.source, link.target].map((id) => parties[index(parties, id)].entity.name);
  return `${a} – ${b}: ${tally(link)}`;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function shape(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
