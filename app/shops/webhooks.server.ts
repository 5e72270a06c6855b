import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { pool, transaction, type Db } from "../db.server.ts";
import { env } from "../env.server.ts";
import { isOfNobody } from "../id-schemas.ts";
import { askForExport, askForRedact, askForShopRedact } from "./privacy.server.ts";
import { noteScopes } from "./scopes.server.ts";
import { getShop } from "./shop.server.ts";
import { hearOfUninstall } from "./uninstall.server.ts";
import { takeIn, type Receipt } from "./webhook-intake.server.ts";
import type { WebhookMessage } from "./webhook-envelope.ts";
import { readWebhook, type WebhookRequest } from "./webhook-message.ts";
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
async function deliver(message: WebhookMessage): Promise<string | null> {
  const delivery = { ...message, webhookId: message.webhookId ?? randomUUID() };
  const { topic, domain, body } = delivery;
  if (topic === "APP_UNINSTALLED") {
    await hearOfUninstall(message);
    return null;
  }
  if (topic in webhookTopics) {
    const parsed = webhookTopics[topic as keyof typeof webhookTopics].safeParse(body);
    if (parsed.success) await takeIn({ ...delivery, news: parsed.data });
    return parsed.success ? null : refusedBody(delivery, parsed.error);
  }
  if (!(topic in shopTopics)) return null;
  const parsed = shopTopics[topic as keyof typeof shopTopics].safeParse(body);
  if (!parsed.success) return refusedBody(delivery, parsed.error);
  const shop = await getShop(pool, domain);
  // redaction is asked for 48 hours after an uninstall: the rows may be long gone, and that is what was asked
  if (!shop) return null;
  await transaction(async (db) => {
    if (await isFirstDelivery(db, shop.shopId, delivery))
      await actOnShop(db, shop.shopId, domain, topic, parsed.data);
  });
  return null;
}

/** A message about numbers no shop has is Shopify's own example: it is answered, and written down as not ours. */
async function refusedBody(delivery: Receipt & { domain: string }, error: z.ZodError) {
  if (!isOfNobody(error)) return problemOf(delivery.topic, error);
  const shop = await getShop(pool, delivery.domain);
  if (shop) await isFirstDelivery(pool, shop.shopId, delivery, "not_ours");
  return null;
}

function problemOf(topic: string, error: z.ZodError): string {
  return `${topic}: ${error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ")}`;
}

async function isFirstDelivery(
  db: Db,
  shopId: number,
  { webhookId, eventId, topic, triggeredAt }: Receipt,
  outcome: "not_ours" | null = null,
): Promise<boolean> {
  const inserted = await db.query(
    `INSERT INTO webhook_receipts (shop_id, webhook_id, event_id, topic, triggered_at, outcome)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [shopId, webhookId, eventId, topic, triggeredAt, outcome],
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
      const asked = data as z.infer<typeof shopTopics.CUSTOMERS_DATA_REQUEST>;
      const asker = { customerId: asked.customer, orderIds: asked.orders_requested };
      return void (await askForExport(db, shopId, asker, asked.data_request?.id ?? null));
    }
    case "CUSTOMERS_REDACT": {
      const asked = data as z.infer<typeof shopTopics.CUSTOMERS_REDACT>;
      const asker = { customerId: asked.customer, orderIds: asked.orders_to_redact };
      return void (await askForRedact(db, shopId, asker));
    }
    case "SHOP_REDACT":
      return askForShopRedact(db, shopId, domain);
    case "APP_UNINSTALLED":
      return;
  }
}
