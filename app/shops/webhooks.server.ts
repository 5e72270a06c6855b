import { createHash } from "node:crypto";
import { WebhookValidationErrorReason } from "@shopify/shopify-api";
import type { z } from "zod";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { api } from "../shopify.server.ts";
import { askForExport, askForRedact, askForShopRedact } from "./privacy.server.ts";
import { getShop, uninstall } from "./shop.server.ts";
import { takeIn, type Receipt } from "./webhook-intake.server.ts";
import { shopTopics, webhookTopics } from "./webhook-topics.ts";

/** Small bodies only: Shopify's are far below this. */
const MAX_BYTES = 5 * 1024 * 1024;

interface Delivery extends Receipt {
  domain: string;
  body: unknown;
}

/**
 * Answers one webhook. The signature is checked on the raw bytes and needs no session; the receipt and the jobs are written in one
 * transaction, so that 200 means "will be done" and anything else makes Shopify send it again.
 */
export async function receiveWebhook(request: Request): Promise<Response> {
  if (request.method !== "POST")
    return new Response("POST only", { status: 405, headers: { allow: "POST" } });
  const rawBody = await request.text();
  if (rawBody.length > MAX_BYTES) return new Response("too large", { status: 413 });
  const check = await api.webhooks.validate({ rawBody, rawRequest: request });
  if (!check.valid) {
    const forged = check.reason === WebhookValidationErrorReason.InvalidHmac;
    return new Response(check.reason, { status: forged ? 401 : 400 });
  }
  let body: unknown;
  try {
    body = JSON.parse(rawBody);
  } catch {
    return new Response("the body is not JSON", { status: 400 });
  }
  const problem = await deliver({
    domain: check.domain,
    topic: check.topic,
    webhookId: check.webhookId,
    eventId: check.webhookType === "webhooks" ? (check.eventId ?? null) : null,
    triggeredAt: instantOf(check.triggeredAt),
    body,
  });
  return problem ? new Response(problem, { status: 400 }) : new Response(null, { status: 200 });
}

/** @returns what is wrong with the body, or null when it was taken */
async function deliver(delivery: Delivery): Promise<string | null> {
  const { topic, domain } = delivery;
  if (topic === "APP_UNINSTALLED") {
    await uninstall(domain, delivery.triggeredAt ? new Date(delivery.triggeredAt) : new Date());
    return null;
  }
  if (topic in webhookTopics) {
    const parsed = webhookTopics[topic as keyof typeof webhookTopics].safeParse(delivery.body);
    if (!parsed.success) return problemOf(topic, parsed.error);
    await takeIn({ ...delivery, jobs: parsed.data });
    return null;
  }
  if (!(topic in shopTopics)) return null;
  const parsed = shopTopics[topic as keyof typeof shopTopics].safeParse(delivery.body);
  if (!parsed.success) return problemOf(topic, parsed.error);
  const shop = await getShop(pool, domain);
  // redaction is asked for 48 hours after an uninstall: the rows may be long gone, and that is what was asked
  if (!shop) return null;
  await transaction(async (db) => {
    if (await isFirstDelivery(db, shop.shopId, delivery))
      await actOnShop(db, shop.shopId, domain, topic, parsed.data);
  });
  return null;
}

/** null when it is no instant: nothing hangs on it but a line on the health page */
function instantOf(text: string | undefined): string | null {
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

function problemOf(topic: string, error: z.ZodError): string {
  return `${topic}: ${error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`;
}

async function isFirstDelivery(db: Db, shopId: number, delivery: Delivery): Promise<boolean> {
  const inserted = await db.query(
    `INSERT INTO webhook_receipts (shop_id, webhook_id, event_id, topic, triggered_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [shopId, delivery.webhookId, delivery.eventId, delivery.topic, delivery.triggeredAt],
  );
  return inserted.rowCount === 1;
}

async function actOnShop(
  db: Db,
  shopId: number,
  domain: string,
  topic: string,
  data: unknown,
): Promise<void> {
  switch (topic as keyof typeof shopTopics) {
    case "BULK_OPERATIONS_FINISH": {
      const { admin_graphql_api_id: operation } = data as z.infer<
        typeof shopTopics.BULK_OPERATIONS_FINISH
      >;
      await enqueue(
        db,
        "orders.bulk-finished",
        { shopId, bulkOperationId: operation },
        { key: `bulk:${shopId}:${operation}` },
      );
      return;
    }
    case "APP_SCOPES_UPDATE": {
      const { current } = data as z.infer<typeof shopTopics.APP_SCOPES_UPDATE>;
      const before = await rows<{ scopes: string[] }>(
        db,
        "SELECT scopes FROM shops WHERE shop_id = $1 FOR UPDATE",
        [shopId],
      );
      await db.query("UPDATE shops SET scopes = $2 WHERE shop_id = $1", [shopId, current]);
      const isNew = (scope: string) =>
        current.includes(scope) && !before[0]?.scopes.includes(scope);
      // orders that were out of reach are read now
      if (isNew("read_all_orders"))
        await enqueue(db, "shop.install", { shopId }, { key: `install:${shopId}` });
      return;
    }
    case "CUSTOMERS_DATA_REQUEST": {
      const { customer, data_request } = data as z.infer<typeof shopTopics.CUSTOMERS_DATA_REQUEST>;
      return askForExport(db, shopId, customer.id, `data-${data_request.id}`);
    }
    case "CUSTOMERS_REDACT": {
      const { customer } = data as z.infer<typeof shopTopics.CUSTOMERS_REDACT>;
      return askForRedact(
        db,
        shopId,
        customer.id,
        `redact-${createHash("sha256").update(customer.id).digest("hex").slice(0, 16)}`,
      );
    }
    case "SHOP_REDACT":
      return askForShopRedact(db, shopId, domain);
    case "APP_UNINSTALLED":
      return;
  }
}
