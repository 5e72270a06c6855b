import type { Subscription } from "../install/app-config.ts";
import type { Database } from "../store/database.ts";

const table = `
CREATE TABLE IF NOT EXISTS webhook_subscriptions (id INTEGER PRIMARY KEY, doc TEXT NOT NULL) STRICT;
`;

/** One the app made over the Admin API, for this shop. */
export interface MadeSubscription extends Subscription {
  id: number;
  createdAt: string;
  updatedAt: string;
  metafieldNamespaces: string[];
}

export interface MadeSubscriptions {
  get(id: number): MadeSubscription | null;
  put(subscription: MadeSubscription): void;
  remove(id: number): void;
  /** the app was uninstalled */
  clear(): void;
  /** in the order they were made */
  list(): MadeSubscription[];
}

export function madeSubscriptions(db: Database): MadeSubscriptions {
  db.file.exec(table);
  const read = (row: Record<string, unknown>) =>
    JSON.parse(row["doc"] as string) as MadeSubscription;
  return {
    get(id) {
      const row = db.prepare("SELECT doc FROM webhook_subscriptions WHERE id = ?").get(id);
      return row ? read(row) : null;
    },
    put(subscription) {
      db.prepare("INSERT OR REPLACE INTO webhook_subscriptions (id, doc) VALUES (?, ?)").run(
        subscription.id,
        JSON.stringify(subscription),
      );
    },
    remove(id) {
      db.prepare("DELETE FROM webhook_subscriptions WHERE id = ?").run(id);
    },
    clear() {
      db.prepare("DELETE FROM webhook_subscriptions").run();
    },
    list: () => db.prepare("SELECT doc FROM webhook_subscriptions ORDER BY id").all().map(read),
  };
}
