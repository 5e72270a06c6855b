import { createSandbox } from "../../../sandbox/platform/sandbox.ts";
import { inProject } from "../../paths.ts";
import { CLIENT, startApp } from "../app-process.ts";
import { FILLED_DOMAIN } from "../filled-shop.ts";
import { timed, type Measured } from "./answer-times.ts";
import { inBrowser, type Vitals } from "./in-browser.ts";
import { pagesOf } from "./list.ts";

interface Rounds {
  /** requests for each page, in each way */
  requests: number;
  /** visits to each page in a browser */
  visits: number;
}

/** Asks for every page of the shop FILLED_DOMAIN, and opens each in a browser, in the admin. */
export async function measure(
  databaseUrl: string,
  dir: string,
  orders: number,
  { requests, visits }: Rounds,
): Promise<{ answers: Measured[]; vitals: Vitals[] }> {
  // names of customers are asked of Shopify while a page is made; this one has no customers, and answers all the same
  const sandbox = await createSandbox({
    dir,
    apiKey: CLIENT.id,
    apiSecret: CLIENT.secret,
    tomlPath: inProject("shopify.app.toml"),
    shops: [{ domain: FILLED_DOMAIN, planName: "Shopify Plus" }],
    edgePort: 0,
  });
  sandbox.install(FILLED_DOMAIN);
  const app = await startApp(
    databaseUrl,
    { SANDBOX_URL: sandbox.url, SHOPIFY_APP_URL: sandbox.edgeUrl },
    ["--import", inProject("sandbox", "preload.mjs")],
  );
  sandbox.appUrl = app.url;
  try {
    const pages = await pagesOf(databaseUrl);
    const answers: Measured[] = [];
    for (const page of pages)
      for (const way of ["data", "document"] as const) {
        const times = await timed(sandbox, app.url, page, way, requests);
        answers.push({ page: page.name, way, orders, ...times });
      }
    if (visits === 0) return { answers, vitals: [] };
    const admin = `${sandbox.url}/store/${FILLED_DOMAIN.split(".")[0]}/apps/${CLIENT.id}`;
    const addresses = new Map(pages.map(({ name, path }) => [name, `${admin}${path}`]));
    return { answers, vitals: await inBrowser(addresses, orders, visits) };
  } finally {
    await app.stop();
    await sandbox.close();
  }
}
