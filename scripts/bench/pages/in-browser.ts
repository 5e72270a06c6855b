import zlib from "node:zlib";
import type { BrowserContext, Page as Tab } from "playwright-core";
import { launchBrowser } from "../../browser.ts";
import { patience, patient } from "../../patience.ts";
import { percentile } from "../machine.ts";

export interface Vitals {
  page: string;
  orders: number;
  /** largest contentful paint, the worse of 3 in 4 visits; Shopify asks for 2500, we for 1000 */
  lcpMs: number;
  /** interaction to next paint, the same; Shopify asks for 200, we for 100 */
  inpMs: number;
  /** cumulative layout shift, the same; Shopify asks for 0.1, we for 0.02 */
  cls: number;
  /** the app's own JavaScript, packed by gzip; we ask for 200 */
  scriptsKb: number;
}

type Told = Partial<Record<"LCP" | "INP" | "CLS", number>>;

const told = async (tab: Tab): Promise<Told> =>
  JSON.parse((await tab.locator("html").getAttribute("data-app-vitals")) ?? "{}") as Told;

async function until(tab: Tab, name: keyof Told): Promise<Told> {
  for (const waiting = patience(20_000); !waiting.isOver(); await tab.waitForTimeout(100)) {
    const vitals = await told(tab);
    if (vitals[name] !== undefined) return vitals;
  }
  throw new Error(`${tab.url()} told no ${name}`);
}

/** Uses the page as somebody does who looks around: by keys, and by opening what can be opened without acting. */
async function lookAround(tab: Tab): Promise<void> {
  const frame = tab.frameLocator("#app-frame");
  await frame.getByRole("heading", { level: 1 }).first().click();
  for (let presses = 0; presses < 8; presses++) await tab.keyboard.press("Tab");
  const opens = frame.locator("summary:visible, button[aria-haspopup]:visible");
  for (let nth = 0; nth < Math.min(3, await opens.count()); nth++) {
    await opens.nth(nth).click();
    await tab.keyboard.press("Escape");
  }
}

async function visit(
  context: BrowserContext,
  address: string,
): Promise<Required<Told> & { kb: number }> {
  const tab = await context.newPage();
  tab.setDefaultTimeout(patient(30_000));
  const scripts = new Map<string, Promise<number>>();
  tab.on("response", (answer) => {
    if (/\/assets\/[^/]+\.js$/.test(answer.url()))
      scripts.set(
        answer.url(),
        answer.body().then((body) => zlib.gzipSync(body).byteLength),
      );
  });
  await tab.goto(address);
  await tab.frameLocator("#app-frame").getByRole("heading", { level: 1 }).first().waitFor();
  const { LCP = Number.NaN } = await until(tab, "LCP");
  await lookAround(tab);
  const { INP = Number.NaN, CLS = Number.NaN } = await until(tab, "INP");
  // last of all: a page is painted before its scripts are here
  const bytes = await Promise.all(scripts.values());
  return { LCP, INP, CLS, kb: bytes.reduce((sum, one) => sum + one, 0) / 1024 };
}

/**
 * Opens every page a number of times, each time in a browser that has seen nothing.
 * @param addresses in the shop's admin, by the pages' names
 */
export async function inBrowser(
  addresses: ReadonlyMap<string, string>,
  orders: number,
  visits: number,
): Promise<Vitals[]> {
  const browser = await launchBrowser();
  try {
    const found: Vitals[] = [];
    for (const [page, address] of addresses) {
      const seen = [];
      for (let nth = 0; nth < visits; nth++) {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        seen.push(await visit(context, address));
        await context.close();
      }
      const worse = (values: number[]) => percentile(values, 0.75);
      found.push({
        page,
        orders,
        lcpMs: worse(seen.map(({ LCP }) => LCP)),
        inpMs: worse(seen.map(({ INP }) => INP)),
        cls: worse(seen.map(({ CLS }) => CLS)),
        scriptsKb: Math.max(...seen.map(({ kb }) => kb)),
      });
    }
    return found;
  } finally {
    await browser.close();
  }
}
