// The element <readout-view> for those who set its text and its result themselves.

import { ResultView } from './result-view.js';

export class ReadoutView extends ResultView {}

globalThis.customElements?.define('readout-view', ReadoutView);
