import type { ShopifyGlobal } from "@shopify/app-bridge-types";

export type Config = ShopifyGlobal["config"];

const KEPT = "sandbox-app-bridge";

/** Remix links drop the launch parameters, so what they said is kept for the tab. */
function remembered(): Partial<Config> {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Partial<Config>;
  } catch {
    return {}; // storage refused by the browser or written by something else: nothing is remembered
  }
}

const meta = (name: string) =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;

const list = (text: string | undefined) =>
  text
    ?.split(",")
    .map((word) => word.trim())
    .filter(Boolean);

/** From the script tag (`data-api-key`), `<meta name="shopify-…">` and the launch parameters in the address. */
export function readConfig(script: HTMLScriptElement): Config {
  const address = new URL(location.href).searchParams;
  const before = remembered();
  const apiKey = script.dataset.apiKey ?? meta("shopify-api-key") ?? before.apiKey;
  if (!apiKey) {
    throw new Error(
      'App Bridge: no API key. Expected data-api-key on the script tag or <meta name="shopify-api-key">.',
    );
  }
  const config: Config = {
    apiKey,
    host: address.get("host") ?? before.host,
    shop: address.get("shop") ?? before.shop,
    locale: address.get("locale") ?? before.locale ?? "en-US",
    appOrigins: list(script.dataset.appOrigins ?? meta("shopify-app-origins")) ?? [],
    disabledFeatures:
      list(script.dataset.disabledFeatures ?? meta("shopify-disabled-features")) ?? [],
    debug: { webVitals: /\bweb-vitals\b/.test(meta("shopify-debug") ?? "") },
  };
  try {
    const { apiKey: key, host, shop, locale } = config;
    sessionStorage.setItem(KEPT, JSON.stringify({ apiKey: key, host, shop, locale }));
  } catch {
    // storage refused: the next page has to bring its own parameters
  }
  return config;
}
