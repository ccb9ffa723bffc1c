// The worker thread of Node.js.

import { parentPort } from 'node:worker_threads';

import { serve } from '../lib/serve.js';
import { node } from './platform.js';

if (!parentPort) throw new Error('to be started as a worker thread');
const port = parentPort;
const answer = serve((message) => port.postMessage(message), node);

port.on('message', (question) => void answer(question));
