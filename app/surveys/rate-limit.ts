/** So many calls in so many milliseconds, by key. */
export interface Limit {
  calls: number;
  windowMs: number;
}

const KEYS_MAX = 20_000;

/**
 * Counts calls in fixed windows, in the memory of this process: with several web processes a caller gets that many
 * times the limit, which still stops a flood. Bounded: the oldest keys go first.
 */
export function rateLimiter(limit: Limit) {
  const windows = new Map<string, { began: number; calls: number }>();
  return {
    /** @returns seconds to wait, 0 = go on */
    take(key: string, now: number): number {
      let window = windows.get(key);
      if (!window || now - window.began >= limit.windowMs) {
        windows.delete(key);
        if (windows.size >= KEYS_MAX) windows.delete(windows.keys().next().value!);
        windows.set(key, (window = { began: now, calls: 0 }));
      }
      window.calls += 1;
      return window.calls <= limit.calls
        ? 0
        : Math.ceil((window.began + limit.windowMs - now) / 1000);
    },
  };
}
