// Zoom and pan of a drawing: wheel, drag, pinch, buttons and keys.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';
import { WAYS } from './network-walk.js';

/** @typedef {import('./network-layout.js').Position} Position */

const WORDS = STRINGS.network;

/** How much one press of a key or a button changes the zoom. */
const STEP = 1.3;

/** How much a pixel of the wheel does. */
const WHEEL = 1.0015;

/** Least and most zoom; at 1 the whole drawing is in view. */
const ZOOMS = [0.6, 12];

/** How far an arrow key moves the drawing, in pixels. */
const PAN = 60;

/** Most pixels that a unit of the drawing takes when all is in view. */
const LARGEST = 2;

/** How much longer a unit may be one way than the other, to fill the frame. */
const DISTORTION = 3.5;

/** Space at the edge when all is in view, in pixels: for half a name, and for a line of it. */
const MARGIN = { x: 72, y: 34 };

/** How near to the edge a point is not yet in view, in pixels. */
const EDGE = 24;

/**
 * Tells where the points of a drawing stand in its frame. Lengths beside the points, as
 * of letters, stay the same at every zoom.
 */
export class Viewport {
  #svg;
  #onMove;
  #onScale;
  /** Extent of the points. */
  #bounds = { left: 0, top: 0, width: 0, height: 0 };
  /** Of the frame, in pixels. */
  #size = { width: 0, height: 0 };
  /** Pixels a unit of the drawing, at zoom 1. @type {Position} */
  #unit = [1, 1];
  #zoom = 1;
  /** Where the middle of the bounds stands, in pixels from the middle of the frame. @type {Position} */
  #offset = [0, 0];
  /** Of the pointers that are down. @type {Map<number, Position>} */
  #pointers = new Map();

  /**
   * @param {SVGSVGElement} svg
   * @param {{ onMove: () => void, onScale: () => void }} listeners `onScale` when `place` gives other results, `onMove` when only `origin` does
   */
  constructor(svg, { onMove, onScale }) {
    this.#svg = svg;
    this.#onMove = onMove;
    this.#onScale = onScale;
    svg.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    svg.addEventListener('keydown', (event) => this.#key(event));
    svg.addEventListener('pointerdown', (event) => this.#press(event));
    svg.addEventListener('pointermove', (event) => this.#drag(event));
    for (const type of /** @type {const} */ (['pointerup', 'pointercancel', 'pointerleave'])) {
      svg.addEventListener(type, ({ pointerId }) => this.#pointers.delete(pointerId));
    }
    this.controls = element(
      'div',
      { class: 'zoom', role: 'group', 'aria-label': WORDS.zoom },
      this.#button('+', WORDS.zoomIn, () => this.#zoomBy(STEP)),
      this.#button('−', WORDS.zoomOut, () => this.#zoomBy(1 / STEP)),
      this.#button('⤢', WORDS.zoomAll, () => this.#showAll()),
    );
  }

  /**
   * The points that are all to be in view at first.
   * @param {readonly Position[]} points
   */
  set points(points) {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    this.#bounds = { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
    this.#showAll();
  }

  /**
   * Takes the size of the frame from the page; a frame that is not shown keeps its last.
   */
  measure() {
    const { width, height } = this.#svg.getBoundingClientRect();
    if (width === 0 || height === 0 || (width === this.#size.width && height === this.#size.height)) return;
    this.#size = { width, height };
    // On paper the frame has another size, and no script is asked then.
    this.#svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#fit();
    this.#onScale();
  }

  /** Of the frame, in pixels. */
  get size() {
    return this.#size;
  }

  /** Where the middle of the points stands in the frame, in pixels. @returns {Position} */
  get origin() {
    return [this.#size.width / 2 + this.#offset[0], this.#size.height / 2 + this.#offset[1]];
  }

  /**
   * Where a point stands, in pixels from the origin.
   * @param {Position} point
   * @returns {Position}
   */
  place([x, y]) {
    const { left, top, width, height } = this.#bounds;
    return [(x - left - width / 2) * this.#unit[0] * this.#zoom, (y - top - height / 2) * this.#unit[1] * this.#zoom];
  }

  /**
   * Moves the drawing until a point is in view.
   * @param {Position} point
   */
  reveal(point) {
    const [x, y] = this.place(point);
    const [originX, originY] = this.origin;
    const { width, height } = this.#size;
    const inside = (/** @type {number} */ at, /** @type {number} */ length) => Math.min(Math.max(at, EDGE), Math.max(length - EDGE, EDGE));
    this.#panBy(inside(originX + x, width) - originX - x, inside(originY + y, height) - originY - y);
  }

  #fit() {
    const { width, height } = this.#bounds;
    const free = (/** @type {number} */ length, /** @type {number} */ margin) => Math.max(length - 2 * Math.min(margin, length / 7), 1);
    const [x, y] = [free(this.#size.width, MARGIN.x) / Math.max(width, 1), free(this.#size.height, MARGIN.y) / Math.max(height, 1)];
    this.#unit = [Math.min(x, y * DISTORTION, LARGEST), Math.min(y, x * DISTORTION, LARGEST)];
  }

  #showAll() {
    this.#fit();
    this.#zoom = 1;
    this.#offset = [0, 0];
    this.#onScale();
  }

  /**
   * @param {number} factor above 1 brings the drawing nearer
   * @param {Position} [still] the point of the frame that stays, in pixels
   */
  #zoomBy(factor, still = [this.#size.width / 2, this.#size.height / 2]) {
    const zoom = Math.min(Math.max(this.#zoom * factor, ZOOMS[0]), ZOOMS[1]);
    const done = zoom / this.#zoom;
    if (done === 1) return;
    const [x, y] = this.origin;
    this.#zoom = zoom;
    this.#offset = [this.#offset[0] + (x - still[0]) * (done - 1), this.#offset[1] + (y - still[1]) * (done - 1)];
    this.#onScale();
  }

  /**
   * @param {number} x pixels
   * @param {number} y pixels
   */
  #panBy(x, y) {
    if (x === 0 && y === 0) return;
    // Some of the drawing stays in view, or there would be nothing to pull it back by.
    const far = (/** @type {number} */ at, /** @type {number} */ length) => Math.min(Math.max(at, -length), length);
    const most = [0, 1].map((axis) => ([this.#bounds.width, this.#bounds.height][axis] * this.#unit[axis] * this.#zoom + [this.#size.width, this.#size.height][axis]) / 2 - EDGE);
    this.#offset = [far(this.#offset[0] + x, most[0]), far(this.#offset[1] + y, most[1])];
    this.#onMove();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    // A wheel that passes over the drawing scrolls the page, until the drawing is used.
    const used = this.#svg.matches(':focus-within');
    if (!used && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 30);
    // A pinch on a touchpad comes as a wheel with Ctrl and small steps.
    this.#zoomBy(WHEEL ** (-pixels * (event.ctrlKey ? 4 : 1)), this.#inFrame(event));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    /** @type {Record<string, () => void>} */
    const keys = {
      '+': () => this.#zoomBy(STEP),
      '=': () => this.#zoomBy(STEP),
      '-': () => this.#zoomBy(1 / STEP),
      0: () => this.#showAll(),
    };
    const way = WAYS[event.key];
    if (event.key in keys) keys[event.key]();
    else if (way && event.target === this.#svg) this.#panBy(-way[0] * PAN, -way[1] * PAN);
    else return;
    event.preventDefault();
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button === 0) this.#pointers.set(event.pointerId, this.#inFrame(event));
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = this.#inFrame(event);
    this.#pointers.set(event.pointerId, now);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const apart = (/** @type {Position} */ point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
      if (apart(before) > 0) this.#zoomBy(apart(now) / apart(before), other);
    } else {
      this.#panBy(now[0] - before[0], now[1] - before[1]);
    }
  }

  /**
   * @param {MouseEvent} event
   * @returns {Position} in pixels of the frame
   */
  #inFrame({ clientX, clientY }) {
    const { left, top } = this.#svg.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /**
   * @param {string} sign
   * @param {string} label
   * @param {() => void} act
   */
  #button(sign, label, act) {
    const made = element('button', { type: 'button', 'aria-label': label, title: label }, sign);
    made.addEventListener('click', act);
    return made;
  }
}
