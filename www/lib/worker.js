// The module worker of browsers.

import { browser } from './platform.js';
import { serve } from './serve.js';

const answer = serve((message) => postMessage(message), browser);

addEventListener('message', (/** @type {MessageEvent<import('./worker-runner.js').Question>} */ event) => void answer(event.data));
