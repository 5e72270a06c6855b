export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** The leaky bucket of one shop and app. It refills by the real clock, whatever the sandbox's says. */
export interface AdminBucket {
  /** takes the points if they are there; false means THROTTLED */
  take(points: number): boolean;
  /** what was asked for but not needed */
  giveBack(points: number): void;
  status(): ThrottleStatus;
}

const sizes: Record<string, { maximum: number; rate: number }> = {
  Advanced: { maximum: 4000, rate: 200 },
  Plus: { maximum: 20_000, rate: 1000 },
};
const standard = { maximum: 2000, rate: 100 };

/** Points by plan: 2000 and 100 a second, Advanced twice that, Plus ten times. */
export function createBucket(
  planName: () => string,
  milliseconds: () => number = () => performance.now(),
): AdminBucket {
  const size = () => sizes[planName().replace(/^Shopify\s+/, "")] ?? standard;
  let level = size().maximum;
  let seen = milliseconds();
  const refill = (): void => {
    const { maximum, rate } = size();
    const now = milliseconds();
    level = Math.min(maximum, level + ((now - seen) / 1000) * rate);
    seen = now;
  };
  return {
    take(points) {
      refill();
      if (level < points) return false;
      level -= points;
      return true;
    },
    giveBack(points) {
      level = Math.min(size().maximum, level + points);
    },
    status() {
      refill();
      const { maximum, rate } = size();
      return {
        maximumAvailable: maximum,
        currentlyAvailable: Math.floor(level),
        restoreRate: rate,
      };
    },
  };
}
