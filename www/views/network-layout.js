// Where the parties of a network stand: forces between them, settled in advance.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from '../vendor/d3-force/d3-force.js';

/** @typedef {{ nodes: string[], links: [number, number][] }} Network ids, and indexes of linked ones */
/** @typedef {[x: number, y: number]} Position in units of the drawing, around the origin */

/** Room for a name, in units of the drawing. */
const ROOM = 46;

/** Names are wider than high, and so is the drawing. */
const WIDENED = 1.5;

/** Steps until a network of one node is at rest; large ones get fewer. */
const STEPS = 300;

/**
 * The same network gives the same positions: d3-force starts from a fixed spiral and its
 * random numbers from a fixed seed.
 * @param {Network} network
 * @returns {Position[]}
 */
export function layout({ nodes, links }) {
  const points = nodes.map((id) => ({ id, x: NaN, y: NaN }));
  const ends = links.map(([source, target]) => ({ source: nodes[source], target: nodes[target] }));
  const steps = Math.max(40, Math.round(STEPS / Math.max(1, points.length / 150)));
  forceSimulation(points)
    .force('link', forceLink(ends).id((node) => node.id).distance(ROOM * 2))
    .force('charge', forceManyBody().strength(-320))
    .force('room', forceCollide(ROOM))
    .force('x', forceX(0).strength(0.05))
    .force('y', forceY(0).strength(0.1))
    .stop()
    .tick(steps);
  return points.map(({ x, y }) => [x * WIDENED, y]);
}
