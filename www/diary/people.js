// Who is who across articles, where the names alone do not say it.

import { fold } from './name.js';

/** @typedef {import('../pkg/types.js').Entity} Entity */
/** @typedef {import('../pkg/types.js').EntityType} EntityType */
/** @typedef {import('./saved-meeting.js').SavedMeeting} SavedMeeting */

/**
 * @typedef {object} PersonRule whoever an article calls so is this one
 * @property {EntityType} type
 * @property {string} name in the article
 * @property {string} [article] key of the only article that is meant
 * @property {Pick<Entity, 'name' | 'role' | 'affiliation' | 'country'> & { affiliation_basis?: Entity['affiliation_basis'] }} is those that
 *   were kept before it was told have no basis
 */

/**
 * The list with one more rule; a name in one place is one person only.
 * @param {readonly PersonRule[]} rules
 * @param {PersonRule} rule
 * @returns {PersonRule[]}
 */
export function withRule(rules, rule) {
  return [...rules.filter((other) => slotOf(other) !== slotOf(rule)), rule];
}

/**
 * @param {readonly PersonRule[]} rules
 * @param {PersonRule} rule
 * @returns {PersonRule[]}
 */
export function withoutRule(rules, rule) {
  return rules.filter((other) => JSON.stringify(other) !== JSON.stringify(rule));
}

/**
 * The meetings with everybody as the rules say; one for an article goes before one for all.
 * @param {readonly SavedMeeting[]} meetings
 * @param {readonly PersonRule[]} rules
 * @returns {SavedMeeting[]}
 */
export function identified(meetings, rules) {
  if (rules.length === 0) return [...meetings];
  const bySlot = new Map(rules.map((rule) => [slotOf(rule), rule]));
  return meetings.map((saved) => ({
    ...saved,
    called: saved.entities,
    entities: saved.entities.map((entity) => {
      const { type, name } = entity;
      const rule = bySlot.get(slotOf({ type, name, article: saved.article.key })) ?? bySlot.get(slotOf({ type, name }));
      return rule ? become(entity, rule.is) : entity;
    }),
  }));
}

/**
 * What the article knows of an office stays where the rule knows none.
 * @param {Entity} entity
 * @param {PersonRule['is']} is
 * @returns {Entity}
 */
function become(entity, is) {
  const aliases = new Set([entity.name, ...entity.aliases]);
  aliases.delete(is.name);
  const { name, affiliation, country } = is;
  const isSame = affiliation === entity.affiliation;
  return {
    ...entity,
    name,
    aliases: [...aliases],
    role: is.role ?? entity.role,
    affiliation,
    affiliation_id: isSame ? entity.affiliation_id : null,
    affiliation_basis: is.affiliation_basis ?? (isSame ? entity.affiliation_basis : null),
    country,
  };
}

/** @param {{ type: EntityType, name: string, article?: string }} rule */
function slotOf({ type, name, article = '' }) {
  return `${type}|${fold(name) || name}|${article}`;
}
