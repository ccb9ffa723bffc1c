// Shows a view of a document, and keeps what was selected in it.

import { networkView } from '/views/network.js';
import { timelineView } from '/views/timeline.js';

const VIEWS = { network: networkView, timeline: timelineView };

const root = document.getElementById('host').attachShadow({ mode: 'open' });
const body = document.createElement('div');
for (const sheet of ['tokens', 'view', 'network', 'timeline']) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `/style/${sheet}.css`;
  root.append(link);
}
root.append(body);

/** What `onSelect` was called with, in order. */
window.selections = [];

/** Replaces the view that is shown. */
window.show = (name, shown) => {
  window.view?.destroy();
  window.view = VIEWS[name]({ document: shown, onSelect: (selection) => window.selections.push(selection) });
  body.replaceChildren(window.view.element);
};
