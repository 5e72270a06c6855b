import type { Database } from "../store/database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS app_subscriptions (
  id INTEGER PRIMARY KEY, status TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
`;

/** Amounts as the app sent them: decimal text with a currency. */
export interface Price {
  amount: string;
  currencyCode: string;
}
export interface AppSubscriptionLine {
  recurring: { price: Price; interval: string } | null;
  usage: { cappedAmount: Price; terms: string } | null;
}
export interface UsageRecord {
  id: number;
  line: number;
  description: string;
  price: Price;
  idempotencyKey: string | null;
  createdAt: string;
}
export interface AppSubscription {
  id: number;
  name: string;
  status: "PENDING" | "ACTIVE" | "CANCELLED" | "DECLINED" | "EXPIRED";
  test: boolean;
  trialDays: number;
  returnUrl: string;
  createdAt: string;
  updatedAt: string;
  currentPeriodEnd: string | null;
  lines: AppSubscriptionLine[];
  usage: UsageRecord[];
}

/** The app's charges on one shop. */
export interface Billing {
  get(id: number): AppSubscription | null;
  list(): AppSubscription[];
  put(subscription: AppSubscription): void;
}

export function createBilling(db: Database): Billing {
  db.file.exec(tables);
  const read = (row: Record<string, unknown>) =>
    JSON.parse(row["doc"] as string) as AppSubscription;
  return {
    get(id) {
      const row = db.prepare("SELECT doc FROM app_subscriptions WHERE id = ?").get(id);
      return row ? read(row) : null;
    },
    list: () => db.prepare("SELECT doc FROM app_subscriptions ORDER BY id").all().map(read),
    put(subscription) {
      db.prepare("INSERT OR REPLACE INTO app_subscriptions (id, status, doc) VALUES (?, ?, ?)").run(
        subscription.id,
        subscription.status,
        JSON.stringify(subscription),
      );
    },
  };
}
