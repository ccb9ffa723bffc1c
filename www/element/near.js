// Waits until an element is about to be seen.

/** How far below the window it is near, in the unit of `rootMargin`. */
const MARGIN = '400px';

/**
 * @param {Element} element
 * @param {AbortSignal} signal
 * @returns {Promise<void>} rejected when it is aborted
 */
export function untilNear(element, signal) {
  return new Promise((resolve, reject) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    signal.addEventListener('abort', () => {
      observer.disconnect();
      reject(signal.reason);
    });
  });
}
