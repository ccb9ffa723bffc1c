// Where an arrow key leads from a node of the network.

/** @typedef {import('./network-layout.js').Position} Position */

/** @type {Readonly<Record<string, Position>>} the way of each arrow key */
export const WAYS = Object.freeze({ ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] });

/** What lies aside of the way counts this much more than what lies along it. */
const ASIDE = 2;

/**
 * The node that the eye would go to: near, and not far aside of the way.
 * @param {readonly Position[]} positions
 * @param {number} from index
 * @param {Position} way one of `WAYS`
 * @returns {number | undefined} index, or nothing where none lies that way
 */
export function nodeThatWay(positions, from, [wayX, wayY]) {
  const [fromX, fromY] = positions[from];
  let best;
  let least = Infinity;
  for (const [index, [x, y]] of positions.entries()) {
    const along = (x - fromX) * wayX + (y - fromY) * wayY;
    const aside = Math.abs((x - fromX) * wayY) + Math.abs((y - fromY) * wayX);
    const effort = along + aside * ASIDE;
    if (along <= 0 || effort >= least) continue;
    best = index;
    least = effort;
  }
  return best;
}
