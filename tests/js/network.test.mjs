// Who met whom as a graph, and where its parties stand.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { networkOf, strongest } from '../../www/views/network-data.js';
import { layout } from '../../www/views/network-layout.js';

/** @param {[string[], string][]} meetings participants and status of each */
function documentOf(meetings) {
  const ids = [...new Set(meetings.flatMap(([participants]) => participants))];
  return {
    schema: 'readout/1',
    reference_date: null,
    entities: ids.map((id) => ({ id, type: 'person', name: id, aliases: [], role: null, affiliation: null, affiliation_id: null, country: null, confidence: 1, mentions: [] })),
    dates: [],
    meetings: meetings.map(([participants, status], i) => ({
      id: `m${i + 1}`, participants, status, medium: 'in_person', date: null, place: null, occasion: null,
      occasion_id: null, topics: [], reported_by: [], confidence: 1, evidence: [],
    })),
    warnings: [],
  };
}

test('each two who met are linked once, with what became of their meetings', () => {
  const { parties, links } = networkOf(documentOf([[['a', 'b'], 'held'], [['b', 'a'], 'planned'], [['a', 'b', 'c'], 'held']]));
  assert.deepEqual(parties.map(({ id, meetings }) => [id, meetings]), [['a', 3], ['b', 3], ['c', 1]]);
  assert.deepEqual(
    links.map(({ source, target, counts, meetings }) => [source + target, counts.held, counts.planned, meetings]),
    [['ab', 2, 1, ['m1', 'm2', 'm3']], ['ac', 1, 0, ['m3']], ['bc', 1, 0, ['m3']]],
  );
});

test('a gathering of more than thirty links nobody', () => {
  const many = Array.from({ length: 31 }, (_, i) => `p${i}`);
  const { parties, links } = networkOf(documentOf([[many, 'held']]));
  assert.equal(parties.length, 31);
  assert.deepEqual(links, []);
});

test('a link is drawn as held where anything was', () => {
  assert.equal(strongest({ held: 1, planned: 5, proposed: 0, not_held: 2 }), 'held');
  assert.equal(strongest({ held: 0, planned: 0, proposed: 0, not_held: 2 }), 'not_held');
});

test('the same network stands the same, and nobody on top of another', () => {
  const nodes = Array.from({ length: 40 }, (_, i) => `n${i}`);
  const links = nodes.slice(1).map((_, i) => [0, i + 1]);
  const first = layout({ nodes, links });
  assert.deepEqual(first, layout({ nodes, links }));
  const apart = first.every(([x, y], i) => first.every(([a, b], j) => i === j || Math.hypot(x - a, y - b) > 20));
  assert.ok(apart);
  assert.ok(first.flat().every(Number.isFinite));
});
