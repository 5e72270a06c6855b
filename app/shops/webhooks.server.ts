import { createHash } from "node:crypto";
import type { z } from "zod";
import { pool, transaction, type Db } from "../db.server.ts";
import { env } from "../env.server.ts";
import { askForExport, askForRedact, askForShopRedact } from "./privacy.server.ts";
import { noteScopes } from "./scopes.server.ts";
import { getShop, uninstall } from "./shop.server.ts";
import { takeIn, type Receipt } from "./webhook-intake.server.ts";
import { readWebhook, type WebhookMessage, type WebhookRequest } from "./webhook-message.ts";
import { shopTopics, webhookTopics } from "./webhook-topics.ts";

const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter(
  (secret) => secret !== undefined,
);

/**
 * Answers one webhook. The signature is checked on the raw bytes and needs no session; the receipt and what it sets off
 * are written in one transaction, so that 200 means "will be done" and anything else makes Shopify send it again.
 * @throws when it cannot be stored
 */
export async function answerWebhook(
  request: WebhookRequest,
): Promise<{ status: number; reason: string | null }> {
  const read = readWebhook(request, secrets);
  if ("refusal" in read) return read.refusal;
  const problem = await deliver(read.message);
  return problem ? { status: 400, reason: problem } : { status: 200, reason: null };
}

/** The same for a request as the web platform knows it. */
export async function receiveWebhook(request: Request): Promise<Response> {
  const { status, reason } = await answerWebhook({
    method: request.method,
    header: (name) => request.headers.get(name),
    rawBody: new Uint8Array(await request.arrayBuffer()),
  });
  return new Response(reason, { status, headers: status === 405 ? { allow: "POST" } : {} });
}

/** @returns what is wrong with the body, or null when it was taken */
async function deliver(delivery: WebhookMessage): Promise<string | null> {
  const { topic, domain } = delivery;
  if (topic === "APP_UNINSTALLED") {
    await uninstall(domain, delivery.triggeredAt ? new Date(delivery.triggeredAt) : new Date());
    return null;
  }
  if (topic in webhookTopics) {
    const parsed = webhookTopics[topic as keyof typeof webhookTopics].safeParse(delivery.body);
    if (!parsed.success) return problemOf(topic, parsed.error);
    await takeIn({ ...delivery, news: parsed.data });
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

function problemOf(topic: string, error: z.ZodError): string {
  return `${topic}: ${error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`;
}

async function isFirstDelivery(db: Db, shopId: number, delivery: Receipt): Promise<boolean> {
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
    case "APP_SCOPES_UPDATE": {
      const { current } = data as z.infer<typeof shopTopics.APP_SCOPES_UPDATE>;
      return noteScopes(db, shopId, current);
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
        `redact-${createHash("sha256").update(String(customer.id)).digest("hex").slice(0, 16)}`,
      );
    }
    case "SHOP_REDACT":
      return askForShopRedact(db, shopId, domain);
    case "APP_UNINSTALLED":
      return;
  }
}
