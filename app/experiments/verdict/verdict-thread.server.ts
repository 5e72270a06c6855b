import { parentPort, workerData } from "node:worker_threads";
import { judgeCampaign } from "./judge.ts";
import type { ThreadInput, ThreadMessage } from "./in-thread.server.ts";

// A verdict on a million customers takes seconds of pure arithmetic: in a thread of its own, the worker goes on
// answering its queue.
const { campaign, seed, redraws } = workerData as ThreadInput;
const tell = (message: ThreadMessage) => parentPort!.postMessage(message);
tell({ verdict: judgeCampaign(campaign, seed, redraws, (share) => tell({ share })) });
