// Who met whom: the parties of a document's meetings and a link for each two that met.

/** @typedef {import('../pkg/types.js').Document} Document */
/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').Status} Status */

/**
 * @typedef {object} Party
 * @property {string} id of the entity
 * @property {Entity} entity
 * @property {number} meetings how many it took part in
 */

/**
 * @typedef {object} Link
 * @property {string} source id of a party
 * @property {string} target id of another
 * @property {Record<Status, number>} counts
 * @property {string[]} meetings ids
 */

/** In larger gatherings, who met whom is not told: they count for no pair. */
const LARGEST = 30;

/**
 * @param {Document} document
 * @returns {{ parties: Party[], links: Link[] }} in text order
 */
export function networkOf({ entities, meetings }) {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  /** @type {Map<string, Party>} */
  const parties = new Map();
  /** @type {Map<string, Link>} */
  const links = new Map();
  for (const { id, participants, status } of meetings) {
    const known = [...new Set(participants)].filter((party) => byId.has(party)).sort();
    for (const party of known) {
      const entity = /** @type {Entity} */ (byId.get(party));
      const seen = parties.get(party);
      if (seen) seen.meetings += 1;
      else parties.set(party, { id: party, entity, meetings: 1 });
    }
    if (known.length > LARGEST) continue;
    known.forEach((source, index) => {
      for (const target of known.slice(index + 1)) {
        const key = `${source} ${target}`;
        const link = links.get(key) ?? { source, target, counts: { held: 0, planned: 0, proposed: 0, not_held: 0 }, meetings: [] };
        link.counts[status] += 1;
        link.meetings.push(id);
        links.set(key, link);
      }
    });
  }
  return { parties: [...parties.values()], links: [...links.values()] };
}

/**
 * The status by which a link is drawn: what happened outweighs what was planned.
 * @param {Record<Status, number>} counts
 * @returns {Status}
 */
export function strongest(counts) {
  const order = /** @type {const} */ (['held', 'planned', 'proposed', 'not_held']);
  return order.find((status) => counts[status] > 0) ?? 'proposed';
}
