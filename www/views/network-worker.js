// The module worker that lays a network out, so that the page does not stand still.

import { layout } from './network-layout.js';

addEventListener('message', (/** @type {MessageEvent<import('./network-layout.js').Task>} */ { data }) => {
  postMessage(layout(data));
});
