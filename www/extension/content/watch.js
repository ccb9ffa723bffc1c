// Content script: tells when the words of the page have changed, and costs it little.

/**
 * Tells of changes after they have come to rest, at most every few seconds, and only while
 * the page is seen.
 * @param {() => void} onChange
 */
function watchPage(onChange) {
  const [rest, least] = [800, 4_000];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let told = 0;
  let missed = false;

  const tell = () => {
    timer = undefined;
    if (document.visibilityState !== 'visible') {
      missed = true;
      return;
    }
    told = performance.now();
    onChange();
  };
  const soon = () => {
    // A page that never rests is read all the same, now and then.
    if (timer !== undefined && performance.now() - told < least * 2) clearTimeout(timer);
    else if (timer !== undefined) return;
    timer = setTimeout(tell, Math.max(rest, told + least - performance.now()));
  };
  const seen = () => {
    if (document.visibilityState !== 'visible' || !missed) return;
    missed = false;
    soon();
  };
  const observer = new MutationObserver(soon);
  /** @type {Set<Node>} */
  const observed = new Set();
  document.addEventListener('visibilitychange', seen);
  return {
    /** @param {Node[]} roots documents and shadow trees */
    observe(roots) {
      for (const root of roots) {
        if (observed.has(root)) continue;
        observed.add(root);
        observer.observe(root, { subtree: true, childList: true, characterData: true });
      }
    },
    end() {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', seen);
    },
  };
}
