import type { JobName, JobPayload } from "./catalog.ts";

type Run<N extends JobName> = (payload: JobPayload<N>) => Promise<void>;

export interface Handler<N extends JobName = JobName> {
  run: Run<N>;
  /**
   * Said when it is given up: work a merchant waits for must not end in silence, its page says that it failed.
   * @param why a sentence
   */
  lastWords?: (payload: JobPayload<N>, why: string) => Promise<void>;
}

/** A room's jobs: payload in, done out. Throwing means "try again later"; TerminalError means "never". */
export type Handlers = { [N in JobName]?: Run<N> | Handler<N> };

/** Who does a job, and what is said when it is given up; undefined when nobody does it here. */
export function handlerOf<N extends JobName>(handlers: Handlers, name: N): Handler<N> | undefined {
  const found = handlers[name] as Run<N> | Handler<N> | undefined;
  return typeof found === "function" ? { run: found } : found;
}
