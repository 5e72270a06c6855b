import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Faults } from "../faults/faults.ts";
import type { Database } from "../store/database.ts";
import { exportRows, type BulkPlan } from "./export.ts";
import { keepHalf } from "./half.ts";
import { hasEnded, operationTable, type BulkOperation } from "./operation-table.ts";

const concurrent = 5;

interface BulkRefusal {
  field: string[] | null;
  message: string;
  code: "INVALID" | "OPERATION_IN_PROGRESS";
}

export interface BulkOperations {
  start(
    query: string,
    groupObjects: boolean,
    scopes: string[],
  ): { operation: BulkOperation } | { refused: BulkRefusal[] };
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
  /** begins again what a restart interrupted */
  resume(): void;
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
  onFinish: (operation: BulkOperation) => void;
}

/** A shop's bulk queries: five at once, in the background, their results as JSONL files. */
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

  async function work(operation: BulkOperation): Promise<void> {
    const strikes = (kind: Parameters<Faults["strikes"]>[0]) => faults.strikes(kind, [domain]);
    rmSync(file(operation.id), { force: true });
    await new Promise((resolve) => setImmediate(resolve));
    if (strikes("bulk.accessDenied")) {
      return finish(operation, { status: "FAILED", errorCode: "ACCESS_DENIED" });
    }
    const plan = options.plan(operation.query, operation.scopes);
    if ("refusals" in plan) throw new Error(plan.refusals.join(" "));
    if (plan.denied) {
      return finish(operation, { status: "FAILED", errorCode: "ACCESS_DENIED" });
    }
    let current: BulkOperation = { ...operation, status: "RUNNING" };
    write(current);
    if (strikes("bulk.stalled")) {
      stalled.add(operation.id);
      return;
    }
    const isCanceled = () => get(operation.id)?.status === "CANCELING";
    const counts = await exportRows(plan, {
      file: file(operation.id),
      grouped: operation.groupObjects,
      stop: () => closed || isCanceled(),
      onProgress: (progress) => {
        current = { ...current, ...progress };
        if (!closed && !isCanceled()) write(current);
      },
    });
    if (closed) return;
    current = { ...current, ...counts };
    if (isCanceled()) return finish(current, { status: "CANCELED" });
    const failure = strikes("bulk.timeout")
      ? ("TIMEOUT" as const)
      : strikes("bulk.failed")
        ? ("INTERNAL_SERVER_ERROR" as const)
        : null;
    const canceled = failure === null && strikes("bulk.canceled") !== null;
    if (failure === null && !canceled) return finish(current, { status: "COMPLETED" });
    const kept = await keepHalf(file(operation.id));
    finish(
      { ...current, objectCount: kept },
      failure ? { status: "FAILED", errorCode: failure } : { status: "CANCELED" },
    );
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

  return {
    start(query, groupObjects, scopes) {
      if (unfinished().length >= concurrent) {
        const names = unfinished().map(({ id }) => `gid://shopify/BulkOperation/${id}`);
        const message = `A bulk query operation for this app and shop is already in progress: ${names.join(", ")}.`;
        return { refused: [{ field: null, code: "OPERATION_IN_PROGRESS", message }] };
      }
      const plan = options.plan(query, scopes);
      if ("refusals" in plan) {
        return {
          refused: plan.refusals.map((message) => ({ field: ["query"], code: "INVALID", message })),
        };
      }
      const operation: BulkOperation = {
        id: options.nextId(),
        status: "CREATED",
        errorCode: null,
        query,
        groupObjects,
        scopes,
        createdAt: options.now(),
        completedAt: null,
        objectCount: 0,
        rootObjectCount: 0,
        fileSize: null,
      };
      write(operation);
      run(operation);
      return { operation };
    },
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
    resume() {
      for (const operation of unfinished()) {
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
