import { generateShop } from "../../../sandbox/generator/generate.ts";
import { createSandbox, type Sandbox } from "../../../sandbox/platform/sandbox.ts";
import { inProject } from "../../paths.ts";
import { PlainError } from "../../plain-error.ts";
import { CLIENT } from "../app-process.ts";

export interface World {
  sandbox: Sandbox;
  small: string[];
  big: string[];
}

/** Orders a small shop has before the bench begins. */
const FEW_ORDERS = 30;

/** A local Shopify with so many shops, some of them big ones. */
export async function makeWorld(
  dir: string,
  counts: { small: number; big: number; orders: number },
  say: (line: string) => void,
): Promise<World> {
  const named = (kind: string, count: number) =>
    Array.from({ length: count }, (_none, n) => `${kind}-${n + 1}.myshopify.com`);
  const [small, big] = [named("small", counts.small), named("big", counts.big)];
  const sandbox = await createSandbox({
    dir,
    apiKey: CLIENT.id,
    apiSecret: CLIENT.secret,
    tomlPath: inProject("shopify.app.toml"),
    shops: [...small, ...big].map((domain) => ({ domain })),
  });
  const endsAt = sandbox.clock.now();
  for (const [domains, orders] of [
    [big, counts.orders],
    [small, FEW_ORDERS],
  ] as const) {
    say(`making ${domains.length} shops of ${orders.toLocaleString("en")} orders…`);
    for (const domain of domains)
      await generateShop(sandbox.shop(domain), { orders, seed: domain, endsAt });
  }
  return { sandbox, small, big };
}

/** The merchant opens the app for the first time. */
export async function install(sandbox: Sandbox, appUrl: string, domain: string): Promise<void> {
  sandbox.install(domain);
  const url = new URL("/app", appUrl);
  url.searchParams.set("embedded", "1");
  url.searchParams.set("shop", domain);
  const host = `admin.shopify.com/store/${domain.split(".")[0]}`;
  url.searchParams.set("host", Buffer.from(host).toString("base64"));
  const answer = await fetch(url, {
    headers: {
      authorization: `Bearer ${sandbox.sessionToken(domain, "admin")}`,
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0.0.0",
    },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new PlainError(`${domain} does not open: ${answer.status}`);
}
