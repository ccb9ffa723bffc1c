// Zoom and pan of a drawing: wheel, drag, buttons and keys.

import { element } from '../lib/dom.js';
import { STRINGS } from '../strings.en.js';

const WORDS = STRINGS.network;

/** Room around the outermost points, in units of the drawing. */
const MARGIN = 80;

/** How much one step of the wheel, a key or a button changes the scale. */
const STEP = 1.25;

/** Scales that can still be read, against the whole drawing in view. */
const SCALES = [0.5, 8];

export class Viewport {
  #svg;
  #home;
  /** Left, top, width and height of what is seen. */
  #seen;

  /**
   * @param {Element} svg
   * @param {Element} scene what is drawn in it
   * @param {[number, number][]} points that are all to be seen at first
   */
  constructor(svg, scene, points) {
    this.#svg = svg;
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
    this.#home = { left, top, width: Math.max(...xs) + MARGIN - left, height: Math.max(...ys) + MARGIN - top };
    this.#seen = { ...this.#home };
    this.#show();
    svg.addEventListener('wheel', (event) => this.#wheel(/** @type {WheelEvent} */ (event)), { passive: false });
    svg.addEventListener('keydown', (event) => this.#key(/** @type {KeyboardEvent} */ (event)));
    this.#drag(svg);
    this.controls = element(
      'div',
      { class: 'zoom' },
      this.#button('+', WORDS.zoomIn, () => this.#zoom(1 / STEP)),
      this.#button('−', WORDS.zoomOut, () => this.#zoom(STEP)),
      this.#button('⤢', WORDS.zoomAll, () => this.#reset()),
    );
  }

  #show() {
    const { left, top, width, height } = this.#seen;
    this.#svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
  }

  #reset() {
    this.#seen = { ...this.#home };
    this.#show();
  }

  /**
   * @param {number} factor of what is seen: below 1 brings it nearer
   * @param {number} [x] 0 to 1, the point that stays
   * @param {number} [y]
   */
  #zoom(factor, x = 0.5, y = 0.5) {
    const { left, top, width, height } = this.#seen;
    const scale = this.#home.width / (width * factor);
    if (scale < SCALES[0] || scale > SCALES[1]) return;
    const [wider, higher] = [width * factor, height * factor];
    this.#seen = { left: left + (width - wider) * x, top: top + (height - higher) * y, width: wider, height: higher };
    this.#show();
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    // The page scrolls over the drawing; with Ctrl, or a pinch, it zooms.
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = this.#svg.getBoundingClientRect();
    this.#zoom(event.deltaY > 0 ? STEP : 1 / STEP, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {Record<string, () => void>} */
    const keys = { '+': () => this.#zoom(1 / STEP), '=': () => this.#zoom(1 / STEP), '-': () => this.#zoom(STEP), 0: () => this.#reset() };
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  }

  /** @param {Element} svg */
  #drag(svg) {
    /** @type {{ x: number, y: number } | null} */
    let from = null;
    svg.addEventListener('pointerdown', (event) => {
      const { clientX: x, clientY: y, target } = /** @type {PointerEvent} */ (event);
      if (target === svg) from = { x, y };
    });
    svg.addEventListener('pointermove', (event) => {
      if (!from) return;
      const { clientX: x, clientY: y } = /** @type {PointerEvent} */ (event);
      const box = svg.getBoundingClientRect();
      const unit = Math.max(this.#seen.width / box.width, this.#seen.height / box.height);
      this.#seen.left -= (x - from.x) * unit;
      this.#seen.top -= (y - from.y) * unit;
      from = { x, y };
      this.#show();
    });
    for (const type of ['pointerup', 'pointerleave', 'pointercancel']) {
      svg.addEventListener(type, () => {
        from = null;
      });
    }
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
