import { csvLine } from "../../csv.ts";
import { pool } from "../../db.server.ts";
import type { StaffId } from "../../ids.ts";
import { allOpened, latestOpened, type LogEntry } from "../../shops/access-log.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Right } from "../../shops/team.ts";
import { keyIn } from "../page-key.ts";
import { staffNames } from "../staff.server.ts";
import { fileHeadings, openedInWords } from "./words.ts";

const SHOWN = 50;

/** A page of the log, the newest first; null for who may not change settings. */
export async function accessPage(
  { shopId, timezone }: ShopRow,
  rights: readonly Right[],
  search: URLSearchParams,
) {
  if (!rights.includes("policy")) return { log: null, mayExport: false, timeZone: timezone };
  const before = keyIn(search);
  const [{ entries, next }, nameOf] = await Promise.all([
    latestOpened(pool, shopId, before, SHOWN),
    staffNames(shopId),
  ]);
  const log = {
    entries: entries.map((entry) => ({ ...entry, name: nameOf(entry.staffId) })),
    next,
    isFirst: before === null,
  };
  return { log, mayExport: rights.includes("export"), timeZone: timezone };
}

const cellsOf = (
  { at, staffId, what, customerId }: LogEntry,
  nameOf: (staffId: StaffId | null) => string,
) => [at.toISOString(), staffId ?? "", nameOf(staffId), openedInWords(what), customerId ?? ""];

/** The whole log, streamed: numbers of customers only. */
export async function* accessCsv({ shopId }: ShopRow): AsyncGenerator<string> {
  const nameOf = await staffNames(shopId);
  yield csvLine(fileHeadings);
  for await (const batch of allOpened(pool, shopId))
    yield batch.map((entry) => csvLine(cellsOf(entry, nameOf))).join("");
}
