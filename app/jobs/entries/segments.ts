import { job, type AnyJob } from "../job.ts";
import { shop } from "../payloads.ts";

export const segmentsJobs = {
  "segments.count": job({
    payload: shop,
    words: "Count your own segments",
    // each may read every customer
    long: true,
    schedule: "nightly",
  }),
} as const satisfies Record<`segments.${string}`, AnyJob>;
