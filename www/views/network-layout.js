// Where the nodes of a network stand: forces between them, settled in advance.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from '../vendor/d3-force/d3-force.js';

/**
 * @typedef {object} Task what is to be laid out
 * @property {number[]} widths of the nodes' names, in units of the drawing
 * @property {[source: number, target: number][]} links indexes of nodes
 */
/** @typedef {[x: number, y: number]} Position in units of the drawing, around the origin */

/** Room that a node keeps around it, in units of the drawing before it is stretched. */
const ROOM = 26;

/** Names lie, so nodes need more room beside than above each other. */
const STRETCH = 1.9;

/** Height of a node with its name below it, in units of the drawing. */
const HEIGHT = 38;

/** Between the names of two nodes, in units of the drawing. */
const GAP = 8;

/** Ticks that a network of up to 150 nodes gets; larger ones get fewer, but 60. */
const TICKS = 300;

/** How often nodes are pushed apart at most until no names overlap. */
const PUSHES = 80;

/**
 * The same task gives the same positions: d3-force starts from a fixed spiral and its
 * random numbers from a fixed seed.
 * @param {Task} task
 * @returns {Position[]}
 */
export function layout({ widths, links }) {
  const points = widths.map(() => ({ x: NaN, y: NaN }));
  const ends = links.map(([source, target]) => ({ source, target }));
  const ticks = Math.max(60, Math.round(TICKS / Math.max(1, points.length / 150)));
  forceSimulation(points)
    .force('link', forceLink(ends).distance(ROOM * 2.6))
    .force('charge', forceManyBody().strength(-140))
    .force('room', forceCollide(ROOM))
    .force('x', forceX(0).strength(0.07))
    .force('y', forceY(0).strength(0.07))
    .stop()
    .tick(ticks);
  const positions = points.map(({ x, y }) => /** @type {Position} */ ([x * STRETCH, y]));
  separate(positions, widths);
  return positions;
}

/**
 * Pushes apart, along the shorter way, nodes whose names would overlap.
 * @param {Position[]} positions changed in place
 * @param {number[]} widths
 */
function separate(positions, widths) {
  for (let push = 0; push < PUSHES; push += 1) {
    let moved = false;
    for (let i = 0; i < positions.length; i += 1) {
      for (let j = i + 1; j < positions.length; j += 1) moved = pushApart(positions[i], positions[j], (widths[i] + widths[j]) / 2 + GAP) || moved;
    }
    if (!moved) return;
  }
}

/**
 * @param {Position} a changed in place
 * @param {Position} b changed in place
 * @param {number} width that must lie between their centres, unless the height does
 */
function pushApart(a, b, width) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const [overX, overY] = [width - Math.abs(dx), HEIGHT - Math.abs(dy)];
  if (overX <= 0 || overY <= 0) return false;
  const axis = overX < overY ? 0 : 1;
  // A little more than needed, so that rounding cannot keep a pair touching.
  const way = ((axis === 0 ? overX : overY) / 2 + 0.01) * ((axis === 0 ? dx : dy) < 0 ? -1 : 1);
  a[axis] -= way;
  b[axis] += way;
  return true;
}
