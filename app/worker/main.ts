import { closeDatabase } from "../db.server.ts";
import { log } from "../log.server.ts";
import { startWorker } from "./start.server.ts";

const worker = await startWorker();
log.info("worker ready");

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    void worker
      .stop()
      .then(closeDatabase)
      .then(() => process.exit(0));
  });
