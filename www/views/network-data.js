// Who met whom: the parties of a document's meetings, and a link for each two that met.

import { isUnsure } from '../lib/guess.js';

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Meeting} Meeting */
/** @typedef {import('../pkg/types.js').Status} Status */

/**
 * @typedef {object} NetworkNode one who took part in a meeting
 * @property {string} id of the entity
 * @property {string} name
 * @property {Entity['type']} type
 * @property {string | null} country ISO 3166-1 alpha-2
 * @property {string | null} affiliation
 * @property {import('../pkg/types.js').AffiliationBasis | null} [affiliation_basis]
 * @property {string | null} role
 * @property {number} meetings how many it took part in
 */

/**
 * @typedef {object} NetworkLink two that met, or were to meet
 * @property {string} source id of the node that comes first in the document
 * @property {string} target id of the other
 * @property {Record<Status, number>} counts
 * @property {number} weight how many meetings in all
 * @property {string[]} meetings ids, in the document's order
 */

/**
 * @typedef {object} Network
 * @property {NetworkNode[]} nodes in the document's order
 * @property {NetworkLink[]} links in the order of their first meetings
 * @property {string[]} crowded ids of meetings too large to make pairs of
 */

/** In the order in which they are told. */
export const STATUSES = /** @type {const} */ (['held', 'planned', 'proposed', 'not_held']);

/**
 * A meeting of more participants makes no pairs: a text that lists so many does not say
 * who of them talked to whom, and pairs grow with the square of their number.
 */
export const MOST_PAIRED = 30;

/**
 * @param {Pick<Document, 'entities' | 'meetings'>} document
 * @returns {Network}
 */
export function networkOf({ entities, meetings }) {
  const order = new Map(entities.map(({ id }, index) => [id, index]));
  /** @type {Map<string, number>} */
  const attended = new Map();
  /** @type {Map<string, NetworkLink>} */
  const links = new Map();
  /** @type {string[]} */
  const crowded = [];
  for (const { id, participants, status } of meetings) {
    const present = [...new Set(participants)].filter((party) => order.has(party));
    present.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    for (const party of present) attended.set(party, (attended.get(party) ?? 0) + 1);
    if (present.length > MOST_PAIRED) {
      crowded.push(id);
      continue;
    }
    for (const [source, target] of pairs(present)) {
      const key = JSON.stringify([source, target]);
      const link = links.get(key) ?? newLink(source, target);
      link.counts[status] += 1;
      link.weight += 1;
      link.meetings.push(id);
      links.set(key, link);
    }
  }
  const nodes = entities.flatMap(({ id, name, type, country, affiliation, affiliation_basis, role }) => {
    const count = attended.get(id);
    return count === undefined ? [] : [{ id, name, type, country, affiliation, affiliation_basis, role, meetings: count }];
  });
  return { nodes, links: [...links.values()], crowded };
}

/**
 * @typedef {object} Strand the meetings of a pair that have one status and are sure, or are not: a line of its own
 * @property {string} source
 * @property {string} target
 * @property {Status} status
 * @property {boolean} unsure
 * @property {string[]} meetings ids, in the document's order
 * @property {number} lane 0 for the middle; lines of one pair lie side by side
 */

/**
 * A line for each status that meetings of a pair have, and for those that are not sure: what was planned
 * is not drawn as held, nor a guess as read.
 * @param {readonly NetworkLink[]} links
 * @param {ReadonlyMap<string, Meeting>} meetings by id
 * @returns {Strand[]}
 */
export function strandsOf(links, meetings) {
  return links.flatMap(({ source, target, meetings: ids }) => {
    const all = ids.flatMap((id) => meetings.get(id) ?? []);
    const strands = STATUSES.flatMap((status) =>
      [false, true].map((unsure) => ({
        source,
        target,
        status,
        unsure,
        meetings: all.filter((meeting) => meeting.status === status && isUnsure(meeting) === unsure).map(({ id }) => id),
      })),
    ).filter((strand) => strand.meetings.length > 0);
    return strands.map((strand, index) => ({ ...strand, lane: index - (strands.length - 1) / 2 }));
  });
}

/**
 * The part of a network that can be drawn: nodes without a link have no place in it, and
 * of the others those with most meetings are kept.
 * @param {Network} network
 * @param {number} most nodes
 * @returns {{ nodes: NetworkNode[], links: NetworkLink[], left: number }} `left` linked nodes are not kept
 */
export function busiest({ nodes, links }, most) {
  const linked = new Set(links.flatMap(({ source, target }) => [source, target]));
  const all = nodes.filter(({ id }) => linked.has(id));
  const kept = new Set([...all].sort((a, b) => b.meetings - a.meetings).slice(0, most));
  const ids = new Set([...kept].map(({ id }) => id));
  return {
    nodes: all.filter((node) => kept.has(node)),
    links: links.filter(({ source, target }) => ids.has(source) && ids.has(target)),
    left: all.length - kept.size,
  };
}

/**
 * @param {string[]} ids
 * @returns {[string, string][]} each two of them
 */
function pairs(ids) {
  return ids.flatMap((source, index) => ids.slice(index + 1).map((target) => /** @type {[string, string]} */ ([source, target])));
}

/**
 * @param {string} source
 * @param {string} target
 * @returns {NetworkLink}
 */
function newLink(source, target) {
  return { source, target, counts: { held: 0, planned: 0, proposed: 0, not_held: 0 }, weight: 0, meetings: [] };
}
