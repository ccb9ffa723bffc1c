// Asks for the positions of a network's nodes: of a worker, or of this thread where none can be started.

import { trustedWorker } from '../lib/trusted.js';
import { layout } from './network-layout.js';

/** @typedef {import('./network-layout.js').Position} Position */
/** @typedef {import('./network-layout.js').Task} Task */

/**
 * Calls back once, and never before it has returned.
 * @param {Task} task
 * @param {(positions: Position[]) => void} onPositions
 * @returns {() => void} gives the task up; nothing is called back then
 */
export function requestPositions(task, onPositions) {
  /** @type {Worker | undefined} */
  let worker;
  let wanted = true;
  const stop = () => {
    wanted = false;
    worker?.terminate();
  };
  const answer = (/** @type {Position[]} */ positions) => {
    if (!wanted) return;
    stop();
    onPositions(positions);
  };
  const layHere = () => setTimeout(() => wanted && answer(layout(task)));
  try {
    worker =
      trustedWorker(import.meta.url, 'network-positions.js', 'network-worker.js', { type: 'module', name: 'network' }) ??
      new Worker(new URL('./network-worker.js', import.meta.url), { type: 'module', name: 'network' });
    worker.addEventListener('message', ({ data }) => answer(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      layHere();
    });
    worker.postMessage(task);
  } catch {
    // Another origin's script may start none, as in a content script.
    layHere();
  }
  return stop;
}
