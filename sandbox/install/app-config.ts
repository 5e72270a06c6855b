import { readFileSync } from "node:fs";
import { z } from "zod";
import { declaredMetafields, type DeclaredMetafield } from "../metafields/declared.ts";
import { parseToml } from "./toml.ts";

/** One subscription of the app, for one topic. */
export interface Subscription {
  topic: string;
  /** absolute, or a path below the app's address */
  uri: string;
  name: string | null;
  filter: string | null;
  includeFields: string[] | null;
  compliance: boolean;
}

/** What shopify.app.toml says about the app, as far as a shop acts on it. */
export interface AppConfig {
  name: string;
  handle: string | null;
  embedded: boolean;
  applicationUrl: string;
  scopes: string[];
  optionalScopes: string[];
  webhookApiVersion: string;
  subscriptions: Subscription[];
  appProxy: { url: string; prefix: string; subpath: string } | null;
  /** definitions of its own metafields */
  metafields: DeclaredMetafield[];
}

const complianceTopics = ["customers/data_request", "customers/redact", "shop/redact"];

const file = z.object({
  name: z.string().default("App"),
  handle: z.string().optional(),
  embedded: z.boolean().default(true),
  application_url: z.string(),
  access_scopes: z
    .object({ scopes: z.string().default(""), optional_scopes: z.array(z.string()).default([]) })
    .default({ scopes: "", optional_scopes: [] }),
  webhooks: z
    .object({
      api_version: z.string(),
      subscriptions: z
        .array(
          z.object({
            topics: z.array(z.string()).default([]),
            compliance_topics: z.array(z.enum(complianceTopics)).default([]),
            uri: z.string(),
            name: z.string().max(50).optional(),
            filter: z.string().optional(),
            include_fields: z.array(z.string()).optional(),
          }),
        )
        .default([]),
    })
    .default({ api_version: "2026-10", subscriptions: [] }),
  app_proxy: z
    .object({
      url: z.string(),
      prefix: z.enum(["a", "apps", "community", "tools"]),
      subpath: z.string().regex(/^(?!(?:admin|services|password|login)$)[\w-]{1,30}$/),
    })
    .optional(),
});

export function readAppConfig(path: string): AppConfig {
  const toml = parseToml(readFileSync(path, "utf8"));
  const parsed = file.safeParse(toml);
  if (!parsed.success) {
    throw new Error(
      `${path} is not an app file Shopify would take: ${z.prettifyError(parsed.error)}`,
    );
  }
  const { data } = parsed;
  return {
    name: data.name,
    handle: data.handle ?? null,
    embedded: data.embedded,
    applicationUrl: data.application_url,
    scopes: splitScopes(data.access_scopes.scopes),
    optionalScopes: data.access_scopes.optional_scopes,
    webhookApiVersion: data.webhooks.api_version,
    subscriptions: data.webhooks.subscriptions.flatMap((entry) =>
      [
        ...entry.topics.map((topic) => ({ topic, compliance: false })),
        ...entry.compliance_topics.map((topic) => ({ topic, compliance: true })),
      ].map(({ topic, compliance }) => ({
        topic,
        compliance,
        uri: entry.uri,
        name: entry.name ?? null,
        filter: entry.filter ?? null,
        includeFields: entry.include_fields ?? null,
      })),
    ),
    appProxy: data.app_proxy ?? null,
    metafields: declaredMetafields(toml),
  };
}

/** "read_orders, write_discounts" as a list; a write scope does not repeat its read scope here. */
function splitScopes(text: string): string[] {
  return text
    .split(",")
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "");
}
