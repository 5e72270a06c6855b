import { parseGid } from "../admin-api/gid.ts";
import { isRecord, type Ids } from "./ids.ts";
import type { Exchange } from "./recording.ts";
import type { ReplayShop } from "./shop.ts";
import { seed } from "./seeds/index.ts";

/** Keeps the bulk operations of a scenario as far as each recorded answer shows them. */
export interface BulkCourse {
  /** lays down the file an import is asked for with; what it begins waits, if an answer shows it under way */
  before(exchange: Exchange, shop: ReplayShop): Promise<void>;
}

const starts = ["bulkOperationRunQuery", "bulkOperationRunMutation"];
const shown = /"id":"(gid:\/\/shopify\/BulkOperation\/\d+)","status":"([A-Z]+)"/g;
const oneLine = Buffer.from("{}\n");

export function bulkCourse(steps: readonly Exchange[], ids: Ids): BulkCourse {
  const waiting = new Set<string>();

  const seenAt = steps.map(({ body }) =>
    [...JSON.stringify(body.data ?? null).matchAll(shown)].map(([, gid, status]) => ({
      gid: gid!,
      status: status!,
    })),
  );

  /** whether it has to be kept from ending: an answer shows it before its end, or none shows an end */
  function isWaitedFor(gid: string, index: number): boolean {
    const next = seenAt
      .slice(index + 1)
      .flatMap((seen) => seen.filter((one) => one.gid === gid))[0];
    return next?.status !== "COMPLETED";
  }

  return {
    async before(exchange, shop) {
      const index = steps.indexOf(exchange);
      const ended = seenAt[index]!.filter(
        ({ gid, status }) => status === "COMPLETED" && waiting.delete(gid),
      );
      if (ended.length > 0) {
        if (hadProducts(exchange)) standIn(steps, shop);
        shop.release(ended.map(({ gid }) => parseGid(ids.translate(gid))!.id));
      }
      const begun = begunBy(exchange);
      if (/bulkOperationRunMutation/.test(exchange.query)) await layDown(exchange, shop);
      if (begun === null || !isWaitedFor(begun, index)) return;
      waiting.add(begun);
      shop.hold();
    },
  };
}

/** the operation a recorded answer says has begun */
function begunBy({ body }: Exchange): string | null {
  for (const name of starts) {
    const payload = body.data?.[name];
    const operation = isRecord(payload) ? payload["bulkOperation"] : null;
    if (isRecord(operation)) return String(operation["id"]);
  }
  return null;
}

/** What was sent to the storage is no exchange with the API: one line stands for a file that was taken. */
async function layDown({ body, variables }: Exchange, { tenant }: ReplayShop): Promise<void> {
  const said = JSON.stringify(body.data);
  if (said.includes("NO_SUCH_FILE")) return;
  const lines = said.includes("file is empty") ? [] : [oneLine];
  for (const path of Object.values(variables ?? {})) {
    if (typeof path !== "string" || !path.startsWith("tmp/")) continue;
    await tenant.uploads.keep(path, toChunks(lines));
  }
}

async function* toChunks(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

const hadProducts = ({ body }: Exchange): boolean =>
  /"rootObjectCount":"[1-9]/.test(JSON.stringify(body.data));

/** The recorded shop had products, perhaps none that an answer had shown by then: one stands for them. */
function standIn(steps: readonly Exchange[], { tenant, now }: ReplayShop): void {
  if (tenant.store.products()[Symbol.iterator]().next().done !== true) return;
  const answers = JSON.stringify(steps.map(({ body }) => body.data));
  const gid = /gid:\/\/shopify\/Product\/\d+/.exec(answers)?.[0] ?? "gid://shopify/Product/1";
  seed(gid, {}, { tenant, now: now().toISOString() });
}
