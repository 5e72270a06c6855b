import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type * as ChooseSpend from "../../app/clv/fit/choose-spend.ts";
import type { EngineOutput } from "../../app/clv/fit/engine.ts";
import type * as FitCounts from "../../app/clv/fit/fit-counts.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { columnsOf } from "./customer-columns.ts";

const FIT_COUNTS = "../../app/clv/fit/fit-counts.ts";
const CHOOSE_SPEND = "../../app/clv/fit/choose-spend.ts";

/** Customers of each fit of a purchase model, and of each question of which kind spend is. */
const fitted: number[] = [];
const chosen: number[] = [];

/** The engine as it is, its two dearest steps counted; unit tests share modules, so it is loaded anew. */
async function countedEngine() {
  vi.resetModules();
  vi.doMock(FIT_COUNTS, async (original) => {
    const real = await original<typeof FitCounts>();
    const fitCounts: typeof real.fitCounts = (counts, ...rest) => {
      fitted.push(counts.customers);
      return real.fitCounts(counts, ...rest);
    };
    return { ...real, fitCounts };
  });
  vi.doMock(CHOOSE_SPEND, async (original) => {
    const real = await original<typeof ChooseSpend>();
    const chooseSpend: typeof real.chooseSpend = (ledger, ...rest) => {
      chosen.push(ledger.customers);
      return real.chooseSpend(ledger, ...rest);
    };
    return { ...real, chooseSpend };
  });
  return import("../../app/clv/fit/engine.ts");
}

const CUSTOMERS = 45_000;
const TODAY = 900;

/** Who orders twice as often pays √2 times as much an order: the kind of spend that is dearest to find. */
function largeShop() {
  const random = createRandom("a large shop");
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  for (let c = 0; c < CUSTOMERS; c++) {
    const rate = random.gamma(0.8, 120);
    const usual = 4_000 * Math.sqrt(rate * 150) * Math.exp(0.3 * random.normal());
    const leaves = random.exponential(0.003);
    const first = random.int(0, TODAY - 1);
    for (let at = first; at <= TODAY && at - first <= leaves;) {
      customer.push(c);
      day.push(at);
      amount.push(Math.round(100 + usual * Math.exp(0.4 * random.normal())));
      at += Math.max(1, Math.round(random.exponential(rate)));
    }
  }
  return { customer, day, amount };
}

describe("the night of a large shop", () => {
  let night: EngineOutput;

  beforeAll(async () => {
    const { runEngine } = await countedEngine();
    const orders = largeShop();
    const columns = columnsOf(buildLedger(orders, CUSTOMERS));
    night = runEngine({ columns, orders, today: TODAY, unit: 100 });
  }, 120_000);

  afterAll(() => {
    vi.doUnmock(FIT_COUNTS);
    vi.doUnmock(CHOOSE_SPEND);
    vi.resetModules();
  });

  it("fits all customers once for today and once for the test of it; what is compared is compared on a part", () => {
    const known = night.backtest!.customers;
    expect(fitted.filter((customers) => customers > 30_001).toSorted((a, b) => a - b)).toEqual([
      known,
      CUSTOMERS,
    ]);
  });

  it("asks once of which kind spend is: the forecast and the days it is tested on take the same", () => {
    expect(chosen).toEqual([CUSTOMERS]);
    const { scorer, picture } = night;
    if (scorer.kind !== "model") throw new Error("below the gates");
    expect(scorer.fit.spend.flags).toContain("spend-follows-pace");
    expect(picture.forecast!.level.tests.length).toBeGreaterThanOrEqual(4);
  });

  it("foretells from today's customers what the fit itself expects of them", () => {
    const { orders365, forecast } = night.picture;
    const level = forecast!.level.orders;
    expect(forecast!.known.orders.mean / level / orders365!.value).toBeCloseTo(1, 1);
  });
});
