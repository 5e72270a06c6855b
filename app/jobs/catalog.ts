import type { z } from "zod";
import { clvJobs } from "./entries/clv.ts";
import { customersJobs } from "./entries/customers.ts";
import { flashSalesJobs } from "./entries/flash-sales.ts";
import { leavingJobs } from "./entries/leaving.ts";
import { noticesJobs } from "./entries/notices.ts";
import { offersJobs } from "./entries/offers.ts";
import { ordersJobs } from "./entries/orders.ts";
import { productsJobs } from "./entries/products.ts";
import { segmentsJobs } from "./entries/segments.ts";
import { shopsJobs } from "./entries/shops.ts";
import { surveysJobs } from "./entries/surveys.ts";
import { workerJobs } from "./entries/worker.ts";
import type { AnyJob } from "./job.ts";

/**
 * Every job there is, in the order the data passes through the rooms, and the news it listens to. A room adds jobs of
 * its own only; what it has to tell others it announces, so that an earlier room never knows a later one.
 */
export const jobs = {
  ...shopsJobs,
  ...productsJobs,
  ...ordersJobs,
  ...customersJobs,
  ...clvJobs,
  ...segmentsJobs,
  ...offersJobs,
  ...flashSalesJobs,
  ...surveysJobs,
  ...leavingJobs,
  ...noticesJobs,
  ...workerJobs,
};

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]["payload"]>;

export const jobNames = Object.keys(jobs) as JobName[];

/** What is known of a job, without its payload. */
export const entryOf = (name: JobName): AnyJob => jobs[name];

/** A job's name today; null for one nobody knows. */
export function currentName(name: string): JobName | null {
  return (
    jobNames.find((known) => known === name || entryOf(known).formerly?.includes(name)) ?? null
  );
}

/** What a job does, in words for the merchant; its name when it is not known here. */
export function jobWords(name: string): string {
  const known = currentName(name);
  return known ? jobs[known].words : name;
}
