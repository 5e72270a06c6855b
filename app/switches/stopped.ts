import type { Act } from "../jobs/job.ts";

/** A switch holds this back. It is nobody's failure: the job waits, and goes on by itself once it is switched on. */
export class Stopped extends Error {
  override name = "Stopped";
  readonly act: Act;
  readonly since: Date;
  constructor(act: Act, since: Date) {
    super(`${act} is stopped since ${since.toISOString()}`);
    this.act = act;
    this.since = since;
  }
}
