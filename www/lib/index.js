// What the package `readout` exports.

export { ReadoutError } from './error.js';
export { Newest } from './newest.js';
export { Readout } from './readout.js';
