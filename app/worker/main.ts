import { closeDatabase } from "../db.server.ts";
import { log, takeOverConsole } from "../log.server.ts";
import { startWorker } from "./start.server.ts";

takeOverConsole();
const worker = await startWorker();
log.info("worker ready");

let stopping = false;
// the queue gives up when its database stays away for long; a process that works nothing must not look alive
void worker.stopped
  .catch((error: Error) => log.error({ problem: error.message }, "worker broke"))
  .then(() => {
    if (stopping) return;
    log.error("worker ended by itself; it must be started again");
    process.exit(1);
  });
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    void worker
      .stop()
      .then(closeDatabase)
      .then(() => process.exit(0));
  });
