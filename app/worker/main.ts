import { resealTokens } from "../admin-api/reseal.server.ts";
import { closeDatabase } from "../db.server.ts";
import { log, takeOverConsole } from "../log.server.ts";
import { startLongProcess } from "./long-process.ts";
import { startWorker, takenKinds } from "./start.server.ts";

takeOverConsole();
const isLongProcess = process.argv[2] === "long";
const divides = !isLongProcess && takenKinds.length > 1;

const long = divides ? await startLongProcess() : null;
const worker = await startWorker(isLongProcess ? ["long"] : divides ? ["short"] : takenKinds);
if (!isLongProcess)
  void resealTokens().catch((error: Error) =>
    log.error({ problem: error.message }, "tokens were not sealed anew"),
  );
log.info(isLongProcess ? "worker of long jobs ready" : "worker ready");

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  void Promise.all([worker.stop(), long?.stop()])
    .then(closeDatabase)
    .then(() => process.exit(0));
}

// the queue gives up when its database stays away for long; a process that works nothing must not look alive
void Promise.race([worker.stopped, ...(long ? [long.gone] : [])])
  .catch((error: Error) => log.error({ problem: error.message }, "worker broke"))
  .then(() => {
    if (stopping) return;
    log.error("worker ended by itself; it must be started again");
    process.exit(1);
  });
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping && !isLongProcess) process.exit(1);
    stop();
  });
if (isLongProcess) {
  process.on("message", stop);
  // whoever started it was killed, and would start another
  process.on("disconnect", () => process.exit(1));
  process.send?.("ready");
}
