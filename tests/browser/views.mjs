// Opens the page that shows a view by itself, and has documents to show in it.

import { readFile } from 'node:fs/promises';

import { day, reading } from '../js/reading.mjs';

/**
 * A tab with the page of views under the policy of the page itself.
 * @param {Awaited<ReturnType<import('./browser.mjs').start>>} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openViews(browser, options) {
  const tab = await browser.open(options);
  const policy = (await fetch(`${browser.origin}/`)).headers.get('content-security-policy');
  await tab.page.route('**/try/*', async (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1);
    const contentType = name.endsWith('.js') ? 'text/javascript' : 'text/html';
    const text = await readFile(new URL(`pages/${name}`, import.meta.url), 'utf8');
    await route.fulfill({ body: text, contentType, headers: { 'content-security-policy': policy } });
  });
  await tab.page.goto(`${browser.origin}/try/views.html`);
  await tab.page.waitForFunction(() => window.show !== undefined);
  /** Shows a view and waits until it is drawn. */
  const show = async (name, document) => {
    await tab.page.evaluate(([view, shown]) => window.show(view, shown), [name, document]);
    await tab.page.waitForFunction(() => !document.getElementById('host').shadowRoot.querySelector('[aria-busy]'));
  };
  return { ...tab, show, selections: () => tab.page.evaluate(() => window.selections) };
}

const month = (from, to) => ({ ...day(from, to), precision: 'month' });
const year = (from, to) => ({ ...day(from, to), precision: 'year' });

const NAMES = [
  ['Amara Okello', { role: 'Foreign Minister', affiliation: 'Kenya', country: 'KE' }],
  ['Jonas Lindqvist', { role: 'Prime Minister', affiliation: 'Sweden', country: 'SE' }],
  ['Beatriz Carvalho', { role: 'President', affiliation: 'Brazil', country: 'BR' }],
  ['Tomasz Wiśniewski', { role: 'Defence Minister', affiliation: 'Poland', country: 'PL' }],
  ['Rania al-Khatib', { role: 'Envoy', affiliation: 'Jordan', country: 'JO' }],
  ['Petra Novotná', { role: 'Chancellor', affiliation: 'Austria', country: 'AT' }],
  ['Northern River Council', { type: 'organization' }],
  ['Kenya', { type: 'place', country: 'KE' }],
  ['Viktor Halmágyi', { role: 'Ambassador', affiliation: 'Hungary', country: 'HU' }],
  ['Sun Meilin', { role: 'Vice Premier', affiliation: 'China', country: 'CN' }],
  ['Ibrahim Touré', { role: 'Mediator', affiliation: 'Mali', country: 'ML' }],
  ['Union of Port Workers', { type: 'organization' }],
  ['Margarethe von Hohenstein-Wallenrodt', { role: 'Commissioner', affiliation: null }],
  ['Nairobi', { type: 'place', country: 'KE' }],
  ['Stockholm', { type: 'place', country: 'SE' }],
  ['Vienna', { type: 'place', country: 'AT' }],
];

const MEETINGS = [
  [['Amara Okello', 'Jonas Lindqvist'], 'held', day('2024-02-28'), 'Stockholm'],
  [['Amara Okello', 'Jonas Lindqvist'], 'held', day('2024-03-11'), 'Nairobi'],
  [['Amara Okello', 'Jonas Lindqvist'], 'planned', month('2024-05-01', '2024-05-31'), 'Stockholm'],
  [['Beatriz Carvalho', 'Amara Okello'], 'held', day('2024-03-11'), 'Nairobi'],
  [['Beatriz Carvalho', 'Tomasz Wiśniewski', 'Petra Novotná'], 'held', day('2024-03-12'), 'Vienna'],
  [['Rania al-Khatib', 'Petra Novotná'], 'planned', day('2024-03-18', '2024-03-20'), 'Vienna'],
  [['Rania al-Khatib', 'Ibrahim Touré'], 'proposed', null],
  [['Viktor Halmágyi', 'Tomasz Wiśniewski'], 'not_held', day('2024-03-14')],
  [['Sun Meilin', 'Jonas Lindqvist'], 'proposed', year('2024-01-01', '2024-12-31')],
  [['Northern River Council', 'Kenya'], 'held', day('2023-11-30'), 'Nairobi'],
  [['Northern River Council', 'Amara Okello'], 'held', month('2023-11-01', '2023-11-30')],
  [['Union of Port Workers', 'Margarethe von Hohenstein-Wallenrodt'], 'not_held', day('2024-03-25')],
  [['Margarethe von Hohenstein-Wallenrodt', 'Petra Novotná'], 'held', day('2024-03-15'), 'Vienna'],
  [['Ibrahim Touré', 'Amara Okello'], 'planned', day('2024-03-22'), 'Nairobi'],
];

/** Of every status, type and precision: thirteen parties of whom some met often. */
export const SAMPLE = {
  ...reading('', NAMES, MEETINGS.map(([who, status, date, place]) => ({ who, status, date, place, triggers: [] }))),
  reference_date: '2024-03-15',
};

/**
 * A diary of many meetings over years: parties of a low number meet most.
 * @param {number} parties
 * @param {number} meetings
 */
export function largeDocument(parties, meetings) {
  const names = Array.from({ length: parties }, (_, index) => [`${['Ana', 'Bo', 'Chidi', 'Daria', 'Emre'][index % 5]} ${['Larsen', 'Okafor', 'Petrov', 'Quispe', 'Rahimi', 'Sato', 'Tembo'][index % 7]} ${index}`]);
  const dayAt = (index) => new Date(Date.UTC(2015, 0, 1 + (index * 3) % 3600)).toISOString().slice(0, 10);
  const rows = Array.from({ length: meetings }, (_, index) => ({
    who: [names[Math.floor(parties * ((index * 0.618) % 1) ** 2)][0], names[index % parties][0]],
    status: ['held', 'held', 'planned', 'proposed', 'not_held'][index % 5],
    date: day(dayAt(index)),
    triggers: [],
  }));
  return { ...reading('', names, rows.filter(({ who: [one, other] }) => one !== other)), reference_date: '2024-03-15' };
}
