import type { Job, WorkerEvents } from "graphile-worker";
import { flagOf } from "../jobs/job.ts";
import { Shares } from "./shares.ts";

/**
 * Keeps each shop of a runner to its share. The queue asks before it looks for a job which flags to leave out; one
 * looks after the other, because two that look at once would both take a job of a shop that has one place left.
 * @returns what the queue asks
 */
export function fairTurns(events: WorkerEvents, places: number): () => Promise<string[]> {
  const shares = new Shares(places);
  const waiting: (() => void)[] = [];
  let looking = false;

  const next = () => {
    looking = waiting.length > 0;
    waiting.shift()?.();
  };
  const shopOf = (job: Job) => (job.payload as { shopId?: number }).shopId;
  events.on("job:start", ({ job }) => {
    const shopId = shopOf(job);
    if (shopId !== undefined) shares.take(shopId);
    next();
  });
  events.on("worker:getJob:empty", next);
  events.on("worker:getJob:error", next);
  events.on("job:complete", ({ job }) => {
    const shopId = shopOf(job);
    if (shopId !== undefined) shares.give(shopId);
  });

  return async () => {
    if (looking) await new Promise<void>((turn) => waiting.push(turn));
    looking = true;
    return shares.full().map(flagOf);
  };
}
