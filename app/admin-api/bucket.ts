/** Shopify's leaky bucket as its last answer described it. Points; restoreRate in points a second. */
export interface Bucket {
  available: number;
  maximum: number;
  restoreRate: number;
  /** milliseconds since the epoch when that was true */
  at: number;
}

/** Pages must not wait for jobs: a job leaves this share of the bucket alone. */
export const JOB_HEADROOM = 0.25;

export type Caller = "page" | "job";

/** Points that are there now. */
export function availableAt(bucket: Bucket, now: number): number {
  const restored = (Math.max(0, now - bucket.at) / 1000) * bucket.restoreRate;
  return Math.min(bucket.maximum, bucket.available + restored);
}

/** Milliseconds until a request of `cost` points may be sent; 0 = now. */
export function waitFor(bucket: Bucket, cost: number, now: number, caller: Caller): number {
  const reserve = caller === "job" ? bucket.maximum * JOB_HEADROOM : 0;
  // a request bigger than what the headroom leaves could otherwise never go
  const needed = Math.min(cost + reserve, bucket.maximum);
  const missing = needed - availableAt(bucket, now);
  return missing <= 0 ? 0 : Math.ceil((missing / bucket.restoreRate) * 1000);
}
