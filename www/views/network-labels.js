// Which names of a network are written, and where, so that no two cover each other.

/** Height of a line of a name, in pixels. */
export const LINE = 15;

/** Beside a name, so that two of them are not read as one, in pixels. */
const SPACE = 3;

/** How wide a character of a name is, in pixels: of Latin and the like, and of East Asian scripts. */
const [NARROW, WIDE] = [6.9, 12.5];

/** Characters of a name that are written; the rest is in its description. */
const MOST_CHARACTERS = 28;

/**
 * @typedef {object} Labelled a node, which keeps its room in any case
 * @property {number} x in pixels
 * @property {number} y in pixels
 * @property {number} radius in pixels
 * @property {number} width of the name, in pixels
 * @property {number} rank names of a higher rank are placed first
 * @property {boolean} wanted whether its name is to be written
 */
/** @typedef {{ dx: number, dy: number, anchor: 'start' | 'middle' | 'end' }} Placement from the node to the baseline of its name */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/**
 * The part of a name that is written; a surrogate pair is never cut.
 * @param {string} name
 */
export function shortName(name) {
  const characters = [...name.replace(/\s+/gu, ' ')];
  return characters.length <= MOST_CHARACTERS ? characters.join('') : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}

/**
 * An estimate that needs no font, in pixels.
 * @param {string} label
 */
export function labelWidth(label) {
  return [...label].reduce((width, character) => width + (/[\u1100-\u11ff\u2e80-\ud7a3\uf900-\ufaff\uff00-\uff60]|[\u{1f000}-\u{3ffff}]/u.test(character) ? WIDE : NARROW), 0);
}

/**
 * A name stands below its node, else elsewhere around it; where no place is free, it is not
 * written. A place inside the frame is better than one across its edge.
 * @param {readonly Labelled[]} nodes
 * @param {Box} frame in pixels
 * @returns {(Placement | null)[]} in the order of the nodes
 */
export function placeLabels(nodes, frame) {
  const taken = nodes.map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  /** @type {(Placement | null)[]} */
  const placements = nodes.map(() => null);
  const order = [...nodes.keys()].filter((index) => nodes[index].wanted).sort((a, b) => nodes[b].rank - nodes[a].rank || a - b);
  for (const index of order) {
    const node = nodes[index];
    const free = candidates(node.radius)
      .map((placement) => ({ placement, box: boxOf(node, placement) }))
      .filter(({ box }) => taken.every((other, at) => at === index || !overlap(box, other)));
    const chosen = free.find(({ box }) => contains(frame, box)) ?? free[0];
    if (!chosen) continue;
    placements[index] = chosen.placement;
    taken.push(chosen.box);
  }
  return placements;
}

/**
 * The eight places of cartographers, but the sides before the corners.
 * @param {number} radius
 * @returns {Placement[]} the best first
 */
function candidates(radius) {
  const [below, above, beside] = [radius + LINE - 2, -radius - 7, radius + SPACE + 1];
  return [
    { dx: 0, dy: below, anchor: 'middle' },
    { dx: 0, dy: above, anchor: 'middle' },
    { dx: beside, dy: 4, anchor: 'start' },
    { dx: -beside, dy: 4, anchor: 'end' },
    { dx: -radius, dy: below, anchor: 'start' },
    { dx: radius, dy: below, anchor: 'end' },
    { dx: -radius, dy: above, anchor: 'start' },
    { dx: radius, dy: above, anchor: 'end' },
  ];
}

/**
 * @param {Labelled} node
 * @param {Placement} placement
 * @returns {Box}
 */
function boxOf({ x, y, width }, { dx, dy, anchor }) {
  const before = { start: 0, middle: width / 2, end: width }[anchor];
  const left = x + dx - before;
  const bottom = y + dy + 3;
  return { left: left - SPACE, top: bottom - LINE, right: left + width + SPACE, bottom };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * @param {Box} outer
 * @param {Box} inner
 */
function contains(outer, inner) {
  return outer.left <= inner.left && inner.right <= outer.right && outer.top <= inner.top && inner.bottom <= outer.bottom;
}
