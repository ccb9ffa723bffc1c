// What the benchmarks in Node and in Chromium share: medians, and the runs of one engine.

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * Milliseconds that `task` takes, the median of `times` runs behind `warm` others.
 * @param {() => unknown} task
 */
export function time(task, times, warm) {
  const taken = [];
  for (let run = 0; run < warm + times; run += 1) {
    const start = performance.now();
    task();
    taken.push(performance.now() - start);
  }
  return median(taken.slice(warm));
}

/**
 * Latency of one text when warm, in ms, and throughput over many, in MB of UTF-8 a second.
 * @param {(text: string) => unknown} read
 * @param {{ article: string, articles: string[], bytes: number }} corpus
 */
export function measure(read, corpus) {
  const all = () => corpus.articles.forEach((text) => read(text));
  return {
    article: time(() => read(corpus.article), 21, 20),
    throughput: corpus.bytes / 1000 / time(all, 3, 1),
  };
}
