import { rows, type Db } from "../db.server.ts";
import { shopTopics, webhookTopics } from "./webhook-topics.ts";

export interface TopicSeen {
  /** "orders/create" */
  topic: string;
  lastReceivedAt: Date | null;
}

const topics = [...Object.keys(webhookTopics), ...Object.keys(shopTopics)];

/** ORDERS_CREATE → orders/create, BULK_OPERATIONS_FINISH → bulk_operations/finish, as the admin writes them. */
function topicName(topic: string): string {
  const known: Record<string, string> = {
    CUSTOMERS_DATA_REQUEST: "customers/data_request",
    APP_SCOPES_UPDATE: "app/scopes_update",
  };
  return known[topic] ?? topic.toLowerCase().replace(/_([^_]*)$/, "/$1");
}

export interface NotOurs {
  messages: number;
  lastReceivedAt: Date | null;
}

/** Messages that named numbers no shop has, as Shopify's own examples do: answered, and nothing was done. */
export async function messagesNotOurs(db: Db, shopId: number): Promise<NotOurs> {
  const [found] = await rows<NotOurs>(
    db,
    `SELECT count(*) AS messages, max(received_at) AS "lastReceivedAt" FROM webhook_receipts
      WHERE shop_id = $1 AND topic = ANY($2) AND outcome = 'not_ours'`,
    [shopId, topics],
  );
  return found!;
}

/** When each topic we asked for last came in; null = never. */
export async function webhooksSeen(db: Db, shopId: number): Promise<TopicSeen[]> {
  const seen = await rows<{ topic: string; lastReceivedAt: Date | null }>(
    db,
    `SELECT topic, (SELECT max(received_at) FROM webhook_receipts r WHERE r.shop_id = $1 AND r.topic = t.topic) AS "lastReceivedAt"
       FROM unnest($2::text[]) t(topic)`,
    [shopId, topics],
  );
  return seen.map(({ topic, lastReceivedAt }) => ({ topic: topicName(topic), lastReceivedAt }));
}
