import type { JobName, JobPayload } from "./catalog.ts";

/** A room's jobs: payload in, done out. Throwing means "try again later"; TerminalError means "never". */
export type Handlers = { [N in JobName]?: (payload: JobPayload<N>) => Promise<void> };
