import "@shopify/shopify-app-remix/adapters/node";
import { LogSeverity } from "@shopify/shopify-api";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { env } from "./env.server.ts";
import { log } from "./log.server.ts";
import { sessionStorage } from "./session-storage.server.ts";

export const apiVersion = ApiVersion.October26;

const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  apiVersion,
  appUrl: env.SHOPIFY_APP_URL,
  authPathPrefix: "/auth",
  sessionStorage,
  distribution: AppDistribution.AppStore,
  // scopes are managed by Shopify from shopify.app.toml
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  logger: { level: LogSeverity.Warning, log: logLine },
});

function logLine(severity: LogSeverity, message: string) {
  log[severity === LogSeverity.Error ? "error" : "warn"](message);
}

export const { authenticate, addDocumentResponseHeaders } = shopify;
