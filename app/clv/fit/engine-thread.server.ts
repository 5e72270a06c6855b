import { parentPort, workerData } from "node:worker_threads";
import { runEngine, type EngineInput } from "./engine.ts";

// A fit of a big shop takes seconds of pure arithmetic: in a thread of its own, the worker goes on answering its queue.
parentPort!.postMessage(runEngine(workerData as EngineInput));
