import { deletionJob } from "../../marketing/deletion.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";

interface Job {
  id: string;
  done: boolean;
}

/** Work behind a mutation. What nobody knows of is done, as at Shopify. */
export const jobs: Domain = {
  types: {
    QueryRoot: {
      job: (_source: unknown, args, call): Job => {
        const running = deletionJob(call.store, call.now);
        const id = args["id"] as string;
        return { id, done: running === null || gid("Job", running) !== id };
      },
    } satisfies Fields<unknown>,
    Job: { query: (job) => (job.done ? {} : null) } satisfies Fields<Job>,
  },
  plain: { Job: "id done" },
};
