import type { AdminClient } from "../../admin-api/client.server.ts";
import { keyHealth } from "../../admin-api/health.server.ts";
import { DAY_MS } from "../../calendar/days.ts";
import { valuesHealth } from "../../clv/health.server.ts";
import { pool, type Db } from "../../db.server.ts";
import type { HealthLine } from "../../figures/health-line.ts";
import { jobWords } from "../../jobs/catalog.ts";
import { queueHealth } from "../../jobs/queue-health.server.ts";
import { lastOfEachKind } from "../../orders/checks.server.ts";
import { bulkHealth, readingHealth } from "../../orders/health.server.ts";
import { isRunning, latestImport } from "../../orders/import-state.server.ts";
import { accessHealth, connectionHealth, historyHealth } from "../../shops/health.ts";
import { requestsHealth } from "../../shops/requests-health.server.ts";
import { privacyRequests } from "../../shops/privacy.server.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Right } from "../../shops/team.ts";
import { messagesNotOurs, webhooksSeen } from "../../shops/webhook-health.server.ts";
import { stopsHealth } from "../../switches/health.server.ts";
import { comparisons, type Comparisons } from "./comparisons.ts";
import { namesHealth } from "./names-health.server.ts";
import { orderFileCardOf } from "./order-file.server.ts";
import { askedOf, shownFields, type ShownField } from "./asked-rooms.ts";

/** What each room says of its own health, in the order the page shows it. */
const rooms: ((db: Db, shop: ShopRow, now: Date) => Promise<HealthLine>)[] = [
  async (_, shop) => connectionHealth(shop),
  stopsHealth,
  keyHealth,
  async (_, shop) => accessHealth(shop),
  readingHealth,
  bulkHealth,
  async (_, shop) => historyHealth(shop),
  valuesHealth,
  requestsHealth,
];

const LATELY_MS = 7 * DAY_MS;

async function fieldsOf(shopId: number, rights: readonly Right[]): Promise<ShownField[]> {
  const shown = askedOf(rights).map(async (room) =>
    shownFields(room, await readSettings(pool, shopId, room.settings)),
  );
  return (await Promise.all(shown)).flat();
}

/** The settings page: what can be chosen, and whether everything works. */
export async function settingsPage(
  shop: ShopRow,
  rights: readonly Right[],
  now: Date,
  admin: AdminClient,
) {
  const { shopId } = shop;
  const [fields, lines, names, webhooks, notOurs, queue, privacy, compared, orderFile] =
    await Promise.all([
      fieldsOf(shopId, rights),
      Promise.all(rooms.map((line) => line(pool, shop, now))),
      namesHealth(pool, shopId, admin),
      webhooksSeen(pool, shopId),
      messagesNotOurs(pool, shopId),
      queueHealth(pool, shopId),
      privacyRequests(pool, shopId),
      comparisonsOf(shopId, now),
      orderFileCardOf(shop),
    ]);
  return {
    fields,
    timeZone: shop.timezone,
    currency: shop.currency,
    orderFile,
    health: {
      lines: [...lines, names],
      comparisons: compared,
      queue: {
        ...queue,
        failed: queue.failed.map((job) => ({ ...job, words: jobWords(job.name) })),
      },
      webhooks,
      notOurs,
    },
    privacy,
  };
}

async function comparisonsOf(shopId: number, now: Date): Promise<Comparisons> {
  const since = new Date(now.getTime() - LATELY_MS);
  const [checks, weekly] = await Promise.all([
    lastOfEachKind(pool, shopId, since),
    latestImport(pool, shopId, "weekly"),
  ]);
  return comparisons(checks, weekly && { ...weekly, isRunning: isRunning(weekly.phase) });
}
