import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Faults } from "../faults/faults.ts";
import type { Database } from "../store/database.ts";
import { exportRows, type BulkPlan, type Progress } from "./export.ts";
import { keepHalf } from "./half.ts";
import { countLines, importLines, type LineResult } from "./import.ts";
import { hasEnded, operationTable, type BulkOperation } from "./operation-table.ts";

const concurrent = 5;

export interface BulkRefusal {
  field: string[] | null;
  message: string;
  code: string | null;
}
type Started = { operation: BulkOperation } | { refused: BulkRefusal[] };
type Ending = "COMPLETED" | "TIMEOUT" | "INTERNAL_SERVER_ERROR" | "CANCELED";

export interface BulkOperations {
  start(query: string, groupObjects: boolean, scopes: string[]): Started;
  /** runs a mutation that Shopify would take with each line of the file at `upload` */
  startImport(mutation: string, upload: string, scopes: string[]): Started;
  get(id: number): BulkOperation | null;
  /** newest first */
  list(): BulkOperation[];
  /** null when there is no such operation; one that has ended stays as it is */
  cancel(id: number): BulkOperation | null;
  /** where the result can be downloaded, signed for a week */
  url(operation: BulkOperation): string;
  file(id: number): string;
  /** stalled ones do not count */
  isIdle(): boolean;
  /** begins again what a restart interrupted, or what stalled; `only` = these alone */
  resume(only?: number[]): void;
  close(): Promise<void>;
}

export interface BulkOptions {
  db: Database;
  domain: string;
  dir: string;
  faults: Faults;
  now: () => string;
  nextId: () => number;
  url: (operation: BulkOperation) => string;
  /** what the query means, or why Shopify would not take it */
  plan: (query: string, scopes: string[]) => BulkPlan | { refusals: string[] };
  /** runs a mutation with one line's variables; denied = the token may not */
  runLine: (
    mutation: string,
    line: string,
    scopes: string[],
  ) => Promise<{ denied: boolean; result: LineResult }>;
  onFinish: (operation: BulkOperation) => void;
}

/**
 * A shop's bulk operations: five queries and five mutations at once, in the background, their results as JSONL
 * files.
 */
export function createBulkOperations(options: BulkOptions): BulkOperations {
  const { faults, domain } = options;
  const { get, list, unfinished, write } = operationTable(options.db, options.now);
  mkdirSync(options.dir, { recursive: true });
  const running = new Map<number, Promise<void>>();
  const stalled = new Set<number>();
  let closed = false;

  const file = (id: number): string => join(options.dir, `${id}.jsonl`);

  function finish(operation: BulkOperation, change: Partial<BulkOperation>): void {
    const path = file(operation.id);
    const size = existsSync(path) ? statSync(path).size : 0;
    const done: BulkOperation = {
      ...operation,
      fileSize: size > 0 ? size : null,
      completedAt: options.now(),
      ...change,
    };
    write(done);
    options.onFinish(done);
  }

  const strikes = (kind: Parameters<Faults["strikes"]>[0]) => faults.strikes(kind, [domain]);
  const isCanceled = (id: number): boolean => get(id)?.status === "CANCELING";
  const stops = (id: number): boolean => closed || isCanceled(id);

  function ending(): Ending {
    if (strikes("bulk.timeout")) return "TIMEOUT";
    if (strikes("bulk.failed")) return "INTERNAL_SERVER_ERROR";
    return strikes("bulk.canceled") ? "CANCELED" : "COMPLETED";
  }
  function end(operation: BulkOperation, how: Ending): void {
    if (how === "COMPLETED" || how === "CANCELED") finish(operation, { status: how });
    else finish(operation, { status: "FAILED", errorCode: how });
  }
  function follow(operation: BulkOperation) {
    return (progress: Progress): void => {
      if (!stops(operation.id)) write({ ...operation, ...progress });
    };
  }

  async function exportAll(operation: BulkOperation, plan: BulkPlan): Promise<void> {
    const counts = await exportRows(plan, {
      file: file(operation.id),
      grouped: operation.groupObjects,
      stop: () => stops(operation.id),
      onProgress: follow(operation),
    });
    if (closed) return;
    const done = { ...operation, ...counts };
    if (isCanceled(operation.id)) return end(done, "CANCELED");
    const how = ending();
    if (how === "COMPLETED") return end(done, how);
    end({ ...done, objectCount: await keepHalf(file(operation.id)) }, how);
  }

  /** What does not end well was done by half: the lines of the other half were never run. */
  async function importAll(operation: BulkOperation): Promise<void> {
    const how = ending();
    const most = how === "COMPLETED" ? Infinity : (await countLines(operation.upload!)) / 2;
    const report = follow(operation);
    let denied = false;
    const lines = await importLines(operation.upload!, file(operation.id), {
      most,
      async run(line) {
        const ran = await options.runLine(operation.query, line, operation.scopes);
        denied ||= ran.denied;
        return ran.result;
      },
      stop: () => denied || stops(operation.id),
      onProgress: (count) => report({ objectCount: count, rootObjectCount: count }),
    });
    if (closed) return;
    const done = { ...operation, objectCount: lines, rootObjectCount: lines };
    if (denied) return finish(done, { status: "FAILED", errorCode: "ACCESS_DENIED" });
    end(done, isCanceled(operation.id) ? "CANCELED" : how);
  }

  async function work(operation: BulkOperation): Promise<void> {
    if (operation.type === "QUERY") rmSync(file(operation.id), { force: true });
    await new Promise((resolve) => setImmediate(resolve));
    if (strikes("bulk.accessDenied")) {
      return finish(operation, { status: "FAILED", errorCode: "ACCESS_DENIED" });
    }
    const plan = operation.upload === null ? options.plan(operation.query, operation.scopes) : null;
    if (plan && "refusals" in plan) throw new Error(plan.refusals.join(" "));
    if (plan?.denied) {
      return finish(operation, { status: "FAILED", errorCode: "ACCESS_DENIED" });
    }
    const running: BulkOperation = { ...operation, status: "RUNNING" };
    write(running);
    if (strikes("bulk.stalled")) {
      stalled.add(operation.id);
      return;
    }
    await (plan ? exportAll(running, plan) : importAll(running));
  }

  function run(operation: BulkOperation): void {
    const promise = work(operation)
      .catch((error: unknown) => {
        console.error("sandbox: bulk operation", operation.id, error);
        finish(operation, { status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" });
      })
      .finally(() => running.delete(operation.id));
    running.set(operation.id, promise);
  }

  function busy(type: BulkOperation["type"]): { refused: BulkRefusal[] } | null {
    const alike = unfinished().filter((operation) => operation.type === type);
    if (alike.length < concurrent) return null;
    const names = alike.reverse().map(({ id }) => `gid://shopify/BulkOperation/${id}`);
    const message = `A bulk ${type.toLowerCase()} operation for this app and shop is already in progress: ${names.join(", ")}.`;
    return { refused: [{ field: null, code: "OPERATION_IN_PROGRESS", message }] };
  }

  function begin(
    asked: Pick<BulkOperation, "type" | "query" | "upload" | "groupObjects" | "scopes">,
  ): Started {
    const operation: BulkOperation = {
      ...asked,
      id: options.nextId(),
      status: "CREATED",
      errorCode: null,
      createdAt: options.now(),
      completedAt: null,
      objectCount: 0,
      rootObjectCount: 0,
      fileSize: null,
    };
    write(operation);
    run(operation);
    return { operation };
  }

  return {
    start(query, groupObjects, scopes) {
      const refused = busy("QUERY");
      if (refused) return refused;
      const plan = options.plan(query, scopes);
      if ("refusals" in plan) {
        return {
          refused: plan.refusals.map((message) => ({ field: ["query"], code: "INVALID", message })),
        };
      }
      return begin({ type: "QUERY", query, upload: null, groupObjects, scopes });
    },
    startImport: (query, upload, scopes) =>
      busy("MUTATION") ?? begin({ type: "MUTATION", query, upload, groupObjects: false, scopes }),
    get,
    list,
    cancel(id) {
      const operation = get(id);
      if (!operation || hasEnded(operation)) return operation;
      const canceling: BulkOperation = { ...operation, status: "CANCELING" };
      write(canceling);
      if (stalled.delete(id)) setImmediate(() => finish(canceling, { status: "CANCELED" }));
      return canceling;
    },
    url: options.url,
    file,
    isIdle: () => running.size === 0,
    resume(only) {
      for (const operation of unfinished()) {
        if (only && !only.includes(operation.id)) continue;
        stalled.delete(operation.id);
        if (operation.status === "CANCELING") finish(operation, { status: "CANCELED" });
        else run(operation);
      }
    },
    async close() {
      closed = true;
      await Promise.all(running.values());
    },
  };
}
