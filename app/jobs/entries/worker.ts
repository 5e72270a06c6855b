import { z } from "zod";
import { job, type AnyJob } from "../job.ts";

export const workerJobs = {
  "worker.rounds": job({
    payload: z.object({}),
    words: "Begin what shops have to do each hour and each night",
    formerly: ["hourly", "nightly"],
  }),
  "worker.tidy": job({ payload: z.object({}), words: "Tidy up the queue" }),
} as const satisfies Record<`worker.${string}`, AnyJob>;
