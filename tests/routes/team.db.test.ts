import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "../../app/db.server.ts";
import { accessPage } from "../../app/pages/access/read.server.ts";
import { teamFields, typedTeam } from "../../app/pages/team/team-form.ts";
import { askedRights } from "../../app/pages/frame/asked-rights.ts";
import { productSettings } from "../../app/products/settings.ts";
import { dropOldEntries } from "../../app/shops/access-log.server.ts";
import { getShop } from "../../app/shops/shop.server.ts";
import { may, rights, teamSettings, type Right } from "../../app/shops/team.ts";
import { readSettings, writeSettings } from "../../app/shops/room-settings.server.ts";
import { defaultsOf } from "../../app/shops/room-settings.ts";
import type { StaffId } from "../../app/ids.ts";
import { knock, routeNames, routeOf, sourceOf } from "../support/doors.ts";
import { sampleCustomer, sampleOrder } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";

/** As the sandbox's session tokens say it. */
const YOU = 42 as StaffId;
const KIM = 7 as StaffId;

/** The app's modules, loaded once the sandbox stands: Shopify's library takes its fetch when it is first imported. */
async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/pages/home/act.server.ts")),
    ...(await import("../../app/pages/frame/read.server.ts")),
    ...(await import("../../app/pages/new-offer/read.server.ts")),
    ...(await import("../../app/pages/offer/act.server.ts")),
    ...(await import("../../app/pages/settings/act.server.ts")),
    ...(await import("../../app/pages/settings/read.server.ts")),
  };
}

let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shopId: number;
beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putCustomer(sampleCustomer(1));
      store.putOrder(sampleOrder(1, { customerId: 1 }));
    },
  });
  app = await loadApp();
  await story.open();
  await story.settle();
  shopId = (await getShop(pool, story.domain))!.shopId;
});
afterAll(() => story.close());
beforeEach(async () => {
  await pool.query("DELETE FROM access_log");
  await pool.query("DELETE FROM room_settings WHERE room = 'team'");
});

async function open(name: string, address: string, params = {}, form?: FormData): Promise<number> {
  const { loader, action } = await routeOf(name);
  const request = story.embedded(address, form ? { method: "POST", body: form } : {});
  return (await knock((form ? action : loader)!, request, params)).status;
}
const list = (mine: readonly (typeof rights)[number][]) =>
  writeSettings(pool, shopId, teamSettings, {
    members: [
      { staffId: YOU, name: "You", may: [...mine] },
      { staffId: KIM, name: "Kim", may: ["policy"] },
    ],
    others: [],
  });

describe("who may do what", () => {
  it("is everybody and everything until the merchant says otherwise", () => {
    const team = defaultsOf(teamSettings);
    for (const right of rights)
      for (const staffId of [null, YOU]) expect(may(team, staffId, right)).toBe(true);
  });

  it("is what the list says of a member, and of everybody else", () => {
    const members = [{ staffId: KIM, name: "Kim", may: ["launch" as const] }];
    const team = { members, others: ["export" as const] };
    expect(rights.filter((right) => may(team, KIM, right))).toEqual(["launch"]);
    expect(rights.filter((right) => may(team, YOU, right))).toEqual(["export"]);
    expect(rights.filter((right) => may(team, null, right))).toEqual(["export"]);
  });

  it.each([
    ["app.customers.export", "/app/customers/export", false],
    ["app.settings.privacy.$requestId", "/app/settings/privacy/data-1", false],
    ["app.offers.$offerId_.codes[.]csv", "/app/offers/x/codes.csv", false],
    ["app.offers.new", "/app/offers/new", true],
    ["app.offers.$offerId", "/app/offers/x", true],
    ["app.offers.drafts", "/app/offers/drafts", true],
    ["app.offers.sales.drafts", "/app/offers/sales/drafts", true],
    ["app.offers.sales.new", "/app/offers/sales/new", true],
    ["app.offers.sales.$saleId", "/app/offers/sales/x", true],
    ["app.value._index", "/app/value", true],
    ["app.settings._index", "/app/settings", true],
    ["app.settings.team", "/app/settings/team", true],
    ["app.settings.health", "/app/settings/health", true],
    ["app.settings.data", "/app/settings/data", true],
    ["app.settings.set-up", "/app/settings/set-up", true],
    ["app.settings.set-up", "/app/settings/set-up", false],
    ["app.settings.access[.]csv", "/app/settings/access.csv", false],
    ["app.settings.leaving", "/app/settings/leaving", true],
    ["app.settings.everything", "/app/settings/everything", false],
    ["app.settings.everything", "/app/settings/everything", true],
    ["app.feedback.question", "/app/feedback/question", true],
  ])("is held at the door: %s", async (name, address, posts) => {
    const form = () => {
      if (!posts) return undefined;
      const sent = new FormData();
      sent.set("intent", "none");
      return sent;
    };
    await list([]);
    expect(await open(name, address, {}, form())).toBe(403);
    expect((await pool.query("SELECT 1 FROM access_log")).rowCount).toBe(0);
    await list(rights);
    expect(await open(name, address, {}, form())).not.toBe(403);
  });

  it("is no download of everything for who may export and not see costs", async () => {
    await list(["export"]);
    const everything = () => open("app.settings.everything", "/app/settings/everything");
    expect(await everything()).toBe(403);
    await list(["export", "costs"]);
    expect(await everything()).toBe(404);
    const form = new FormData();
    form.set("intent", "gather");
    await open("app.settings.everything", "/app/settings/everything", {}, form);
    await story.settle();
    expect(await everything()).toBe(200);
    const { rows } = await pool.query<{ what: string }>("SELECT what FROM access_log");
    expect(rows).toEqual([{ what: "everything_file" }]);
  });

  it("keeps profit from who may not see it", async () => {
    const { overviewPage } = await import("../../app/pages/value/overview/read.server.ts");
    const shop = (await getShop(pool, story.domain))!;
    await list([]);
    const of = async (mine: readonly Right[]) =>
      (
        await overviewPage(
          { shop, staffId: null, rights: mine },
          new Request("https://app.example/app/value"),
          new Date(),
        )
      ).value?.profit ?? null;
    expect(await of([])).toBeNull();
  });
});

describe("who may not see costs", () => {
  const without = (...kept: Right[]) => rights.filter((right) => !kept.includes(right));
  const margin = async () => (await readSettings(pool, shopId, productSettings)).marginPercent;
  beforeEach(() => writeSettings(pool, shopId, productSettings, { marginPercent: 37 }));

  it("is told no margin by any page that has one", async () => {
    const shop = (await getShop(pool, story.domain))!;
    const told = async (seen: readonly Right[]) =>
      JSON.stringify([
        (await app.settingsPage(shopId, seen)).fields,
        (
          await app.newOfferPage(
            shop,
            app.adminFor(story.domain),
            seen,
            new URLSearchParams(),
            Date.now(),
          )
        ).initial,
      ]).match(/:"37"/g)?.length ?? 0;
    expect(await told(rights)).toBe(2);
    expect(await told(without("costs"))).toBe(0);
  });

  it("changes none by saving the other settings", async () => {
    const { fields } = await app.settingsPage(shopId, without("costs"));
    const form = new FormData();
    for (const { name, value } of fields) form.set(name, value);
    expect(await app.saveSettingsForm(shopId, without("costs"), "general", form)).toEqual({
      errors: {},
    });
    expect(await margin()).toBe(37);
    form.set("marginPercent", "90");
    await app.saveSettingsForm(shopId, without("costs"), "general", form);
    expect(await margin()).toBe(37);
    await app.saveSettingsForm(shopId, rights, "general", form);
    expect(await margin()).toBe(90);
  });

  it("cannot give an offer another margin", async () => {
    const form = new FormData();
    form.set("intent", "margin");
    form.set("margin", "50");
    const said = await app.actOnOffer(
      shopId,
      "00000000-0000-4000-8000-0000000000aa",
      ["launch"],
      form,
    );
    expect(said.problem).toContain("what the goods cost");
  });
});

describe("who may not", () => {
  it("give customers codes launches no offer, though a flash sale", async () => {
    await list(["launch"]);
    const form = () => new FormData();
    expect(await open("app.offers.new", "/app/offers/new", {}, form())).toBe(403);
    expect(await open("app.offers.sales.new", "/app/offers/sales/new", {}, form())).not.toBe(403);
    const again = new FormData();
    again.set("intent", "again");
    const said = await app.actOnOffer(
      shopId,
      "00000000-0000-4000-8000-0000000000aa",
      ["launch"],
      again,
    );
    expect(said.problem).toContain("codes worth money");
  });

  it("change settings does not change the lifespan on home either", async () => {
    const form = new FormData();
    form.set("intent", "lifespan");
    form.set("lifespanYears", "2");
    expect((await app.actOnHome(shopId, ["launch"], form)).problem).toContain("change settings");
    expect(await app.actOnHome(shopId, ["policy"], form)).toEqual({ problem: null });
  });

  it.each(["start-import", "cancel-import", "dismiss-guide"])(
    "change settings does not change what home does for everybody: %s",
    async (intent) => {
      const form = new FormData();
      form.set("intent", intent);
      const without = rights.filter((right) => right !== "policy");
      const standing = async () =>
        (
          await pool.query(
            `SELECT room, settings::text FROM room_settings
              UNION ALL SELECT 'import ' || started_at, phase FROM order_imports ORDER BY 1`,
          )
        ).rows;
      const before = await standing();
      expect((await app.actOnHome(shopId, without, form)).problem).toContain("change settings");
      expect(await standing()).toEqual(before);
      expect(await app.actOnHome(shopId, ["policy"], form)).toEqual({ problem: null });
      expect(askedRights("/app")).toContain("policy");
    },
  );

  it("reads so on the page before trying, with who may", async () => {
    const shop = (await getShop(pool, story.domain))!;
    await list(["launch"]);
    const { mayNot } = await app.framePage(shop, ["launch"]);
    expect(Object.keys(mayNot).sort()).toEqual(["costs", "export", "money", "policy"]);
    expect(mayNot.policy).toContain("change settings and this list. Those who may: Kim.");
    expect(mayNot.money).toContain("Nobody may.");
    expect((await app.framePage(shop, rights)).mayNot).toEqual({});
  });

  it("finds the note on every page whose button asks for a right", () => {
    const wrong = routeNames().flatMap((name) => {
      const asks = [...sourceOf(name).matchAll(/may: \[([^\]]*)\]/g)].flatMap(([, list]) =>
        [...list!.matchAll(/"(\w+)"/g)].map(([, right]) => right as Right),
      );
      // files and forms that have no page of their own are asked for from the page they belong to
      const address = pageOf[name] ?? `/${name.replace(/\._index$/, "").replaceAll(".", "/")}`;
      return asks
        .filter((right) => !askedRights(address).includes(right))
        .map((right) => `${name}: ${right}`);
    });
    expect(wrong).toEqual([]);
  });
});

/** The page from which a file, or a form, is asked for. */
const pageOf: Record<string, string> = {
  "app.customers.export": "/app/customers",
  "app.feedback[.]csv": "/app/feedback",
  "app.offers[.]csv": "/app/offers",
  "app.offers.$offerId_.codes[.]csv": "/app/offers/x",
  "app.settings.access[.]csv": "/app/settings/access",
  "app.settings.privacy.$requestId": "/app/settings/data",
  "app.settings.everything": "/app/settings/leaving",
  "app.settings.order-file": "/app/settings/data",
  "app.settings.set-up": "/app/settings/data",
};

describe("the list as it is typed", () => {
  const team = {
    members: [{ staffId: KIM, name: "Kim", may: ["launch" as const, "policy" as const] }],
    others: ["export" as const],
  };

  it("comes back as it was sent, and a line without a number is no member", () => {
    expect(typedTeam(teamFields(team))).toEqual({ ok: true, team });
    expect(typedTeam({ ...teamFields(team), "staff.1": " 42 ", "name.1": " Lee " })).toMatchObject({
      ok: true,
      team: { members: [{ staffId: KIM }, { staffId: YOU, name: "Lee", may: [...rights] }] },
    });
    const two = { ...team, members: [...team.members, { staffId: YOU, name: "Lee", may: [] }] };
    expect(typedTeam({ ...teamFields(two), "staff.1": "" })).toEqual({ ok: true, team });
  });

  it.each([
    [{ "staff.1": "Kim" }, "staff.1", "digits only"],
    [{ "staff.1": "7" }, "staff.1", "on the list already"],
    [{ "name.1": "Lee" }, "staff.1", "Enter the number too"],
    [{ "name.0": "x".repeat(61) }, "name.0", "At most 60 letters"],
    [{ "policy.0": "" }, "policy.others", "must be left who may change"],
  ])("is refused with what is wrong: %j", (change, field, why) => {
    expect(typedTeam({ ...teamFields(team), ...change })).toEqual({
      ok: false,
      errors: { [field]: expect.stringContaining(why) as string },
    });
  });
});

describe("who opened what", () => {
  const logPage = async (search = "") => {
    const shop = (await getShop(pool, story.domain))!;
    return (await accessPage(shop, rights, new URLSearchParams(search))).log!;
  };
  const entries = async () =>
    (await logPage()).entries.map(({ what, customerId, name }) => [what, customerId, name]);

  it("is written down and shown with the name the merchant gave", async () => {
    await open("app.customers.$customerId", "/app/customers/1", { customerId: "1" });
    await open("app.customers._index", "/app/customers");
    await open("app.customers.export", "/app/customers/export");
    expect((await entries()).sort()).toEqual([
      ["customer", 1, "Staff 42"],
      ["customers", null, "Staff 42"],
      ["customers_file", null, "Staff 42"],
    ]);
    await list(rights);
    expect((await entries())[0]![2]).toBe("You");
  });

  it("is kept from who may not change settings, and its file also from who may not export", async () => {
    const file = () => open("app.settings.access[.]csv", "/app/settings/access.csv");
    await open("app.customers._index", "/app/customers");
    const shop = (await getShop(pool, story.domain))!;
    const { log } = await accessPage(shop, ["export"], new URLSearchParams());
    expect(log).toBeNull();
    for (const mine of [["export"], ["policy"]] as Right[][]) {
      await list(mine);
      expect(await file()).toBe(403);
    }
    await list(["export", "policy"]);
    expect(await file()).toBe(200);
    expect(await entries()).toEqual([
      ["access_file", null, "You"],
      ["customers", null, "You"],
    ]);
  });

  it("is shown page by page, and is whole in its file", async () => {
    await pool.query(
      `INSERT INTO access_log (shop_id, entry_id, at, staff_id, what)
       SELECT $1, gen_random_uuid(), timestamptz '2026-11-20' + (n / 3) * interval '1 second', 7, 'customers'
         FROM generate_series(1, 120) n`,
      [shopId],
    );
    const seen: string[] = [];
    for (let search = ""; ;) {
      const { entries: shown, next } = await logPage(search);
      seen.push(...shown.map(({ entryId }) => entryId));
      if (next === null) break;
      search = `before=${encodeURIComponent(next)}`;
    }
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
    await list(rights);
    const { loader } = await routeOf("app.settings.access[.]csv");
    const { text } = await knock(loader!, story.embedded("/app/settings/access.csv"));
    const lines = text.trim().split("\r\n");
    expect(lines[0]).toBe("When (UTC),Staff,Name,What,Customer");
    expect(lines).toHaveLength(122);
    expect(lines.at(-1)).toBe("2026-11-20T00:00:00.000Z,7,Kim,Opened the list of customers,");
  });

  it("says nothing of a customer who is not held", async () => {
    await open("app.customers.$customerId", "/app/customers/5", { customerId: "5" });
    expect(await entries()).toEqual([]);
  });

  it("is kept for 12 months", async () => {
    await open("app.customers._index", "/app/customers");
    const inMonths = (months: number) => {
      const later = new Date();
      later.setUTCMonth(later.getUTCMonth() + months, later.getUTCDate() + 1);
      return later;
    };
    await dropOldEntries(pool, shopId, inMonths(11));
    expect(await entries()).toHaveLength(1);
    await dropOldEntries(pool, shopId, inMonths(12));
    expect(await entries()).toEqual([]);
  });
});
