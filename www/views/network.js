// The network view: who met whom as a graph, and the same as a table.

import { message } from '../components/message.js';
import { element } from '../lib/dom.js';
import { officeOf } from '../lib/office.js';
import { counted, STRINGS } from '../strings.en.js';
import { busiest, MOST_PAIRED, networkOf, strandsOf } from './network-data.js';
import { LinkMark, networkLegend, NodeMark, radiusOf } from './network-drawing.js';
import { labelWidth, placeLabels, shortName } from './network-labels.js';
import { requestPositions } from './network-positions.js';
import { networkTable } from './network-table.js';
import { nodeThatWay, WAYS } from './network-walk.js';
import { setAll, svg } from './svg.js';
import { Viewport } from './viewport.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('./network-data.js').NetworkNode} NetworkNode */
/** @typedef {import('./network-data.js').Strand} Strand */
/** @typedef {import('./network-layout.js').Position} Position */
/** @typedef {{ kind: 'entity' | 'meeting', id: string }} Selection */
/** @typedef {{ nodes: ReadonlySet<number>, links: ReadonlySet<number> }} Part indexes of what belongs together */

const WORDS = STRINGS.network;

/** More nodes than this are not told apart in a drawing. */
const MOST_NODES = 300;

/** How many of those that a node is linked with its description names. */
const MOST_PARTNERS = 8;

/** A press that moves farther than this is a drag and chooses nothing, in pixels. */
const CLICK = 5;

/**
 * `select` marks an entity or a meeting by its id, and nothing without one. The element
 * needs the style sheets tokens.css, view.css and network.css around it.
 * @param {{ document: Document, onSelect: (selection: Selection) => void }} options
 * @returns {{ element: Element, select(key: string | undefined): void, destroy(): void }}
 */
export function networkView({ document, onSelect }) {
  const network = networkOf(document);
  const { nodes, links, left } = busiest(network, MOST_NODES);
  const crowded = network.crowded.length > 0 ? WORDS.crowded(network.crowded.length, MOST_PAIRED) : undefined;
  if (links.length === 0) return { element: message('none', WORDS.none, crowded), select() {}, destroy() {} };
  const names = new Map(network.nodes.map(({ id, name }) => [id, name]));
  const nameOf = (/** @type {string} */ id) => names.get(id) ?? id;
  const meetings = new Map(document.meetings.map((meeting) => [meeting.id, meeting]));
  const strands = strandsOf(links, meetings);
  const graph = new Graph(nodes, strands, { nameOf, onSelect });
  const view = element(
    'div',
    { class: 'network' },
    graph.frame,
    networkLegend(nodes, strands),
    element('p', { class: 'hint network-hint' }, WORDS.hint),
    left > 0 && element('p', { class: 'notice' }, WORDS.left(left)),
    crowded !== undefined && element('p', { class: 'notice' }, crowded),
    networkTable(network.links, nameOf, meetings, onSelect),
  );
  return { element: view, select: (key) => graph.select(key), destroy: () => graph.destroy() };
}

/** The drawing: marks, what is attended to, and how the reader gets around in it. */
class Graph {
  #nodes;
  #links;
  #onSelect;
  #nodeMarks;
  #linkMarks;
  /** Of the nodes' names, in pixels. */
  #widths;
  /** Indexes of the nodes at the ends of each link. @type {[number, number][]} */
  #ends;
  /** @type {Position[]} none until the layout is done */
  #positions = [];
  #scene = svg('g');
  #root = svg('svg', { class: 'graph', role: 'group', tabindex: 0, 'aria-label': WORDS.label, 'aria-busy': 'true' });
  #viewport = new Viewport(this.#root, { onMove: () => this.#move(), onScale: () => this.#draw() });
  #observer = new ResizeObserver(() => this.#measure());
  #working = element('p', { class: 'working' }, WORDS.working);
  #stopLayout;
  /** @type {Part | null} what `select` marked */
  #selected = null;
  /** @type {Part | null} what the pointer or the focus is on */
  #attended = null;
  /** Where the pointer went down, in pixels of the window. @type {Position} */
  #pressed = [0, 0];

  frame = element('div', { class: 'graph-frame' }, this.#root, this.#working, this.#viewport.controls);

  /**
   * @param {NetworkNode[]} nodes
   * @param {Strand[]} links
   * @param {{ nameOf: (id: string) => string, onSelect: (selection: Selection) => void }} options
   */
  constructor(nodes, links, { nameOf, onSelect }) {
    this.#nodes = nodes;
    this.#links = links;
    this.#onSelect = onSelect;
    const indexes = new Map(nodes.map(({ id }, index) => [id, index]));
    this.#ends = links.map(({ source, target }) => [indexes.get(source) ?? 0, indexes.get(target) ?? 0]);
    this.#nodeMarks = nodes.map((node, index) => new NodeMark(node, index, this.#describe(node, nameOf)));
    this.#linkMarks = links.map((link, index) => new LinkMark(link, index, `${nameOf(link.source)} – ${nameOf(link.target)}: ${told(link)}`));
    this.#scene.append(
      // The table has the same facts in words.
      svg('g', { class: 'links', 'aria-hidden': 'true' }, ...this.#linkMarks.map((mark) => mark.element)),
      svg('g', {}, ...this.#nodeMarks.map((mark) => mark.element)),
    );
    this.#nodeMarks[0].element.setAttribute('tabindex', '0');
    this.#listen();
    this.#observer.observe(this.#root);
    this.#widths = nodes.map(({ name }) => labelWidth(shortName(name)));
    this.#stopLayout = requestPositions({ widths: this.#widths, links: pairsOf(this.#ends) }, (positions) => this.#arrive(positions));
  }

  /** @param {string | undefined} key id of an entity or a meeting */
  select(key) {
    const node = this.#nodes.findIndex(({ id }) => id === key);
    const links = this.#links.flatMap(({ meetings }, index) => (key !== undefined && meetings.includes(key) ? [index] : []));
    if (node >= 0) this.#selected = this.#around(node);
    else this.#selected = links.length > 0 ? this.#along(links) : null;
    for (const [index, { element: mark }] of this.#nodeMarks.entries()) mark.classList.toggle('selected', index === node);
    for (const [index, { element: mark }] of this.#linkMarks.entries()) mark.classList.toggle('selected', links.includes(index));
    this.#attend(null);
    const [first] = node >= 0 ? [node] : (this.#selected?.nodes ?? []);
    if (first !== undefined && this.#positions.length > 0) this.#viewport.reveal(this.#positions[first]);
  }

  destroy() {
    this.#stopLayout();
    this.#observer.disconnect();
  }

  /** @param {Position[]} positions */
  #arrive(positions) {
    this.#positions = positions;
    this.#working.remove();
    this.#root.append(this.#scene);
    this.#root.removeAttribute('aria-busy');
    this.#measure();
    this.#viewport.points = positions;
  }

  /** The estimates serve the layout only, so that it is the same in every font. */
  #measure() {
    this.#widths = this.#nodeMarks.map((mark, index) => (this.#positions.length > 0 && mark.width) || this.#widths[index]);
    this.#viewport.measure();
  }

  /** Puts every mark where it belongs at the present zoom. */
  #draw() {
    const places = this.#positions.map((position) => this.#viewport.place(position));
    if (places.length === 0) return;
    for (const [index, mark] of this.#nodeMarks.entries()) mark.place(places[index]);
    for (const [index, mark] of this.#linkMarks.entries()) {
      const [source, target] = this.#ends[index];
      mark.place(places[source], places[target]);
    }
    this.#name(places);
    this.#move();
  }

  /**
   * Writes the names there is room for; of what is attended to, before all others.
   * @param {Position[]} places of the nodes, in pixels
   */
  #name(places) {
    const part = this.#attended ?? this.#selected;
    const [x, y] = this.#viewport.origin;
    const { width, height } = this.#viewport.size;
    const placements = placeLabels(
      this.#nodes.map(({ meetings }, index) => ({
        x: places[index][0],
        y: places[index][1],
        radius: radiusOf(meetings),
        width: this.#widths[index],
        rank: meetings,
        wanted: part === null || part.nodes.has(index),
      })),
      { left: -x, top: -y, right: width - x, bottom: height - y },
    );
    for (const [index, mark] of this.#nodeMarks.entries()) mark.label(placements[index]);
  }

  #move() {
    const [x, y] = this.#viewport.origin;
    setAll(this.#scene, { transform: `translate(${x} ${y})` });
  }

  /** @param {Part | null} part */
  #attend(part) {
    this.#attended = part;
    const shown = part ?? this.#selected;
    for (const [index, { element: mark }] of this.#nodeMarks.entries()) mark.classList.toggle('dim', shown !== null && !shown.nodes.has(index));
    for (const [index, { element: mark }] of this.#linkMarks.entries()) mark.classList.toggle('dim', shown !== null && !shown.links.has(index));
    if (this.#positions.length > 0) this.#name(this.#positions.map((position) => this.#viewport.place(position)));
  }

  #listen() {
    this.#root.addEventListener('pointerover', ({ target }) => this.#attend(this.#partAt(target)));
    this.#root.addEventListener('pointerleave', () => this.#attend(null));
    this.#root.addEventListener('focusin', ({ target }) => this.#focus(target));
    this.#root.addEventListener('focusout', () => this.#attend(null));
    this.#root.addEventListener('pointerdown', ({ clientX, clientY }) => (this.#pressed = [clientX, clientY]));
    this.#root.addEventListener('click', (event) => {
      if (Math.hypot(event.clientX - this.#pressed[0], event.clientY - this.#pressed[1]) <= CLICK) this.#choose(event.target);
    });
    this.#root.addEventListener('keydown', (event) => this.#key(event));
  }

  /**
   * One node is a stop of the Tab key; arrow keys lead to the others.
   * @param {EventTarget | null} target
   */
  #focus(target) {
    const index = indexAt(target, 'node');
    this.#attend(this.#partAt(target));
    if (index === undefined) return;
    for (const [at, { element: mark }] of this.#nodeMarks.entries()) mark.setAttribute('tabindex', at === index ? '0' : '-1');
    this.#viewport.reveal(this.#positions[index]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const index = indexAt(event.target, 'node');
    if (index === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) {
      const places = this.#positions.map((position) => this.#viewport.place(position));
      const next = nodeThatWay(places, index, way);
      if (next !== undefined) this.#nodeMarks[next].element.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#choose(event.target);
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {EventTarget | null} target */
  #choose(target) {
    const node = indexAt(target, 'node');
    const link = indexAt(target, 'link');
    if (node !== undefined) this.#onSelect({ kind: 'entity', id: this.#nodes[node].id });
    else if (link !== undefined) this.#onSelect({ kind: 'meeting', id: this.#links[link].meetings[0] });
  }

  /**
   * @param {EventTarget | null} target
   * @returns {Part | null}
   */
  #partAt(target) {
    const node = indexAt(target, 'node');
    if (node !== undefined) return this.#around(node);
    const link = indexAt(target, 'link');
    return link === undefined ? null : this.#along([link]);
  }

  /**
   * A node with all it is linked to.
   * @param {number} node
   */
  #around(node) {
    const { nodes, links } = this.#along([...this.#ends.keys()].filter((link) => this.#ends[link].includes(node)));
    return { nodes: nodes.add(node), links };
  }

  /**
   * Links with their ends.
   * @param {number[]} links
   */
  #along(links) {
    return { nodes: new Set(links.flatMap((link) => this.#ends[link])), links: new Set(links) };
  }

  /**
   * @param {NetworkNode} node
   * @param {(id: string) => string} nameOf
   */
  #describe(node, nameOf) {
    const { id, name, meetings } = node;
    const partners = [...new Set(this.#links.flatMap(({ source, target }) => (source === id ? [target] : target === id ? [source] : [])))];
    const named = partners.slice(0, MOST_PARTNERS).map(nameOf);
    const left = partners.length - named.length;
    const who = [name, officeOf(node)].filter(Boolean).join(', ');
    return WORDS.node(who, counted('meeting', meetings), left > 0 ? [...named, WORDS.more(left)] : named);
  }
}

/**
 * "2 held, less than 70% sure"
 * @param {Strand} strand
 */
function told({ status, unsure, meetings }) {
  return `${meetings.length.toLocaleString('en')} ${STRINGS.status[status].toLowerCase()}${unsure ? `, ${WORDS.unsure}` : ''}`;
}

/**
 * Each pair once: two that met more often do not stand closer.
 * @param {[number, number][]} ends
 */
function pairsOf(ends) {
  return [...new Map(ends.map((pair) => [pair.join(' '), pair])).values()];
}

/**
 * @param {EventTarget | null} target
 * @param {'node' | 'link'} kind
 * @returns {number | undefined} index of the mark that it is part of
 */
function indexAt(target, kind) {
  const mark = target instanceof Element ? target.closest(`.${kind}[data-${kind}]`) : null;
  return mark instanceof SVGElement ? Number(mark.dataset[kind]) : undefined;
}
