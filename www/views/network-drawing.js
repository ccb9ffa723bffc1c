// The marks of a network: a shape a type, a line a status, and the legend that says which is which.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';
import { STATUSES } from './network-data.js';
import { shortName } from './network-labels.js';
import { setAll, svg } from './svg.js';

/** @typedef {import('../pkg/types.js').EntityType} EntityType */
/** @typedef {import('../pkg/types.js').Status} Status */
/** @typedef {import('./network-data.js').NetworkNode} NetworkNode */
/** @typedef {import('./network-data.js').Strand} Strand */
/** @typedef {import('./network-labels.js').Placement} Placement */
/** @typedef {import('./network-layout.js').Position} Position */

const WORDS = STRINGS.network;

/** Half of the cross on the line of a meeting that did not take place, in pixels. */
const CROSS = 4;

/** How far behind the middle the mark of what is not sure stands, where the cross is in it, in pixels. */
const ASIDE = 14;

/** How far apart the lines of one pair lie, in pixels. */
const LANE = 8;

/**
 * Half the height of a node, in pixels: its area grows with the meetings.
 * @param {number} meetings
 */
export const radiusOf = (meetings) => 4 + Math.min(10, 2.2 * Math.sqrt(meetings));

/**
 * A type has a shape of its own, for who cannot tell the colours apart.
 * @param {EntityType} type
 * @param {number} radius in pixels
 */
function typeShape(type, radius) {
  const r = Math.round(radius * 10) / 10;
  /** @type {Record<EntityType, string>} */
  const paths = {
    person: `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
    organization: `M${-r} ${-r}H${r}V${r}H${-r}Z`,
    place: `M0 ${-1.25 * r}L${1.25 * r} 0L0 ${1.25 * r}L${-1.25 * r} 0Z`,
    event: `M0 ${-1.2 * r}L${1.2 * r} ${r}H${-1.2 * r}Z`,
  };
  return svg('path', { class: 'shape', d: paths[type] });
}

/** A node with its name; `place` puts both where they belong. */
export class NodeMark {
  #label;

  /**
   * @param {NetworkNode} node
   * @param {number} index
   * @param {string} description for who does not see it
   */
  constructor({ id, name, type, meetings }, index, description) {
    this.#label = svg('text', {}, shortName(name));
    this.element = svg(
      'g',
      { class: 'node', role: 'button', tabindex: -1, 'data-node': index, 'data-key': id, 'data-type': type, 'aria-label': description },
      typeShape(type, radiusOf(meetings)),
      this.#label,
    );
  }

  /** @param {Position} at in pixels */
  place([x, y]) {
    this.element.setAttribute('transform', `translate(${round(x)} ${round(y)})`);
  }

  /** Width of the name in pixels; 0 while it is not shown. */
  get width() {
    return this.#label.getComputedTextLength();
  }

  /** @param {Placement | null} placement null hides the name */
  label(placement) {
    this.element.classList.toggle('unnamed', placement === null);
    if (placement) setAll(this.#label, { x: round(placement.dx), y: round(placement.dy), 'text-anchor': placement.anchor });
  }
}

/**
 * The meetings of a pair that have one status: the line, the wide one that is hit, the cross of what did not take
 * place, and the question mark of what is not sure.
 */
export class LinkMark {
  #line;
  #target;
  #cross;
  #doubt;
  #lane;

  /**
   * @param {Strand} strand
   * @param {number} index
   * @param {string} description shown where the pointer rests
   */
  constructor({ status, unsure, meetings, lane }, index, description) {
    this.#lane = lane * LANE;
    this.#line = svg('line', { class: 'line', 'stroke-width': widthOf(status, unsure ? 1 : meetings.length) });
    this.#target = svg('line', { class: 'target' });
    this.#cross = status === 'not_held' ? cross() : null;
    this.#doubt = unsure ? doubt() : null;
    const marks = [this.#cross, this.#doubt].filter((mark) => mark !== null);
    this.element = svg('g', { class: 'link', 'data-link': index, 'data-status': status }, this.#line, ...marks, this.#target, svg('title', {}, description));
  }

  /**
   * @param {Position} from in pixels
   * @param {Position} to in pixels
   */
  place(from, to) {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    const [x, y] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const beside = (/** @type {Position} */ [at, down]) => /** @type {Position} */ ([at - y * this.#lane, down + x * this.#lane]);
    const [start, end] = [beside(from), beside(to)];
    const ends = { x1: round(start[0]), y1: round(start[1]), x2: round(end[0]), y2: round(end[1]) };
    setAll(this.#line, ends);
    setAll(this.#target, ends);
    const behind = (/** @type {number} */ pixels) =>
      `translate(${round((start[0] + end[0]) / 2 + x * pixels)} ${round((start[1] + end[1]) / 2 + y * pixels)})`;
    this.#cross?.setAttribute('transform', behind(0));
    this.#doubt?.setAttribute('transform', behind(this.#cross ? ASIDE : 0));
  }
}

/**
 * Says what the shapes and lines stand for, of those that are drawn.
 * @param {readonly NetworkNode[]} nodes
 * @param {readonly Strand[]} strands
 */
export function networkLegend(nodes, strands) {
  const types = /** @type {const} */ (['person', 'organization', 'place', 'event']).filter((type) => nodes.some((node) => node.type === type));
  const statuses = STATUSES.filter((status) => strands.some((strand) => strand.status === status));
  const guess = strands.find(({ unsure }) => unsure);
  return element(
    'ul',
    { class: 'legend network-legend', 'aria-label': WORDS.legend },
    ...types.map((type) => element('li', { 'data-type': type }, sample(14, typeShape(type, 5)), STRINGS.types[type])),
    ...statuses.map((status) => element('li', {}, sample(34, lineSample(status)), STRINGS.status[status])),
    guess && element('li', {}, sample(34, svg('g', { class: 'link', 'data-status': guess.status }, doubt())), WORDS.unsure),
  );
}

/**
 * @param {number} width in pixels
 * @param {SVGElement} mark around the origin
 */
function sample(width, mark) {
  return svg('svg', { class: 'sample', 'aria-hidden': 'true', width, height: 14, viewBox: `${-width / 2} -7 ${width} 14` }, mark);
}

/** @param {Status} status */
function lineSample(status) {
  const line = svg('line', { class: 'line', x1: -16, x2: 16, 'stroke-width': widthOf(status, 2) });
  return svg('g', { class: 'link', 'data-status': status }, line, ...(status === 'not_held' ? [cross()] : []));
}

function cross() {
  return svg('path', { class: 'cross', d: `M${-CROSS} ${-CROSS}L${CROSS} ${CROSS}M${-CROSS} ${CROSS}L${CROSS} ${-CROSS}` });
}

function doubt() {
  return svg('text', { class: 'doubt', 'text-anchor': 'middle', dy: '0.35em' }, '?');
}

/**
 * In pixels: a meeting more is a wider line, but what did not take place or is not sure is thin.
 * @param {Status} status
 * @param {number} weight
 */
function widthOf(status, weight) {
  return status === 'not_held' ? 1 : 1.5 + Math.min(5, (weight - 1) * 1.1);
}

/** @param {number} pixels */
const round = (pixels) => Math.round(pixels * 10) / 10;
