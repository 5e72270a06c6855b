// Step 6: an offer to a segment, its codes, its discount in the admin, and a redemption that comes back.
import type { Step, Walk } from "../step.ts";
import {
  appOf,
  appPath,
  askShop,
  expectText,
  openInAdmin,
  post,
  shopDomain,
  until,
} from "./ask.ts";

/** Of a small shop the one with the most customers: of three, chance may hold all out. */
const SEGMENT = "second_order_window";
const TITLE = "Come back";

interface Offer {
  id: string;
  state: string;
  audience: number;
  treated: number;
  heldOut: number;
  codes: number;
  discount: string | null;
  problem: string | null;
}

function offers(walk: Walk): Promise<Offer[]> {
  return askShop(
    walk,
    `SELECT offer_id::text AS id, state, audience, treated, held_out AS "heldOut", codes_added AS codes,
            discount_id::text AS discount, problem FROM offers WHERE shop_id = $1 AND title = '${TITLE}'`,
  );
}

export const launchOffer: Step = {
  name: "An offer to a segment becomes one discount with a code for each customer",
  async run(walk) {
    const app = await openInAdmin(
      walk,
      `${await appPath(walk)}/app/offers/new?segment=${SEGMENT}`,
      "New offer",
    );
    const launch = app.getByRole("button", { name: "Launch offer" }).first();
    await launch.click();
    await app.getByText("Enter a name for the offer").first().waitFor();
    await app.getByLabel("Name of the offer").fill(TITLE);
    await app.getByLabel("Percentage off the order").fill("15");
    await launch.dblclick();
    const sure = app.getByRole("dialog").getByRole("button", { name: "Launch offer" });
    await sure.dblclick();
    await app.getByRole("heading", { level: 1, name: TITLE }).waitFor();
    const [offer] = await until<Offer[]>(async () => {
      const found = await offers(walk);
      if (found[0]?.problem) throw new Error(found[0].problem);
      return found[0]?.state === "active"
        ? { found }
        : { missing: `the offer is ${found[0]?.state}` };
    }, 60_000);
    if ((await offers(walk)).length !== 1) throw new Error("a double click made two offers");
    if (!offer || offer.codes !== offer.treated || offer.treated + offer.heldOut !== offer.audience)
      throw new Error(
        `audience ${offer?.audience}, treated ${offer?.treated}, held out ${offer?.heldOut}, codes ${offer?.codes}`,
      );
    return `${offer.audience} customers: ${offer.codes} codes, ${offer.heldOut} held out`;
  },
};

export const offerOnHome: Step = {
  name: "Home names the offer that is under way",
  async run(walk) {
    const [offer] = await offers(walk);
    const app = await openInAdmin(walk, `${await appPath(walk)}/app`, "Home");
    const codes = offer!.codes === 1 ? "1 code" : `${offer!.codes.toLocaleString("en")} codes`;
    const sentence = `${codes}, 0 redeemed`;
    await app.getByRole("heading", { name: "Under way" }).waitFor();
    await app.getByText(sentence).waitFor();
    return `"${TITLE}", ${sentence}`;
  },
};

export const downloadCodes: Step = {
  name: "The codes can be downloaded",
  async run(walk) {
    const app = appOf(walk.page);
    const [download] = await Promise.all([
      walk.page.waitForEvent("download"),
      app.getByRole("button", { name: "Download codes (CSV)" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString("utf8").trim().split(/\r?\n/);
    const [offer] = await offers(walk);
    if (lines.length - 1 !== offer?.treated)
      throw new Error(`${lines.length - 1} lines, expected ${offer?.treated}`);
    await app.getByRole("button", { name: "Mark codes as sent" }).click();
    await app.getByText(/^Marked as sent on/).waitFor();
    return `${lines.length - 1} lines in ${download.suggestedFilename()}`;
  },
};

export const seeDiscount: Step = {
  name: "The discount is in the shop's own list",
  async run(walk) {
    const admin = (await appPath(walk)).replace(/\/apps\/.*/, "");
    await walk.page.goto(`${walk.stack.url}${admin}/discounts`);
    const text = await walk.page.locator("main").innerText();
    expectText(text, TITLE, "the discounts list");
    const [offer] = await offers(walk);
    await walk.page.goto(`${walk.stack.url}${admin}/discounts/${offer?.discount}`);
    const page = await walk.page.locator("main").innerText();
    expectText(page, "15% off", "the discount's page");
    return `"${TITLE}", 15% off`;
  },
};

/** Buys something as a shopper would. Leaves the page on the thank-you page; returns the checkout's token. */
export async function buy(walk: Walk, customerId: string, code: string | null): Promise<string> {
  const { page, stack } = walk;
  const store = `${stack.url}/storefront/${await shopDomain(walk)}`;
  await page.goto(store);
  await page.locator("a[href*='/products/']").first().click();
  await page.getByRole("button", { name: /add to cart/i }).click();
  await page.goto(`${store}/checkout`);
  await page.getByLabel("A customer of this shop").check();
  await page.getByLabel("or customer number").fill(customerId);
  await page.getByRole("button", { name: "Use this shopper" }).click();
  await page.getByText(/Buying as/).waitFor();
  if (code) {
    await page.locator("input#code").fill(code);
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await page.getByText(`Discount: ${code}`).waitFor();
  }
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.waitForURL(/thank-you/);
  return /orders\/([^/]+)\/thank-you/.exec(page.url())?.[1] ?? "";
}

export const redeemCode: Step = {
  name: "A shopper uses a code, and the redemption comes back",
  async run(walk) {
    const [member] = await askShop<{ customer: string; code: string; offer: string }>(
      walk,
      `SELECT m.customer_id::text AS customer, m.code, m.offer_id::text AS offer FROM offer_members m
         JOIN offers o USING (shop_id, offer_id)
        WHERE m.shop_id = $1 AND o.title = '${TITLE}' AND m.arm = 'treated' ORDER BY m.customer_id LIMIT 1`,
    );
    if (!member) throw new Error("nobody has a code");
    await buy(walk, member.customer, member.code);
    const redemption = await until<{ discount: number }>(async () => {
      const [row] = await askShop<{ discount: number }>(
        walk,
        "SELECT discount_minor::int AS discount FROM offer_redemptions WHERE shop_id = $1 AND code = $2",
        [member.code],
      );
      return row ? { found: row } : { missing: "no redemption is recorded" };
    }, 30_000);
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/offers/${member.offer}`, TITLE);
    await app.getByText(member.code).first().waitFor();
    return `${member.code} took off $${(redemption.discount / 100).toFixed(2)}`;
  },
};

export const refuseSecondUse: Step = {
  name: "The code works once",
  async run(walk) {
    const [used] = await askShop<{ code: string; customer: string }>(
      walk,
      "SELECT code, customer_id::text AS customer FROM offer_redemptions WHERE shop_id = $1 LIMIT 1",
    );
    const domain = await shopDomain(walk);
    const shop = (await (await fetch(`${walk.stack.url}/storefront/${domain}`)).text()).match(
      /\/products\/([\w-]+)/,
    );
    if (!used || !shop) throw new Error("there is no redemption to repeat");
    const variant = /name="variant"[^>]*value="(\d+)"|<option value="(\d+)"/.exec(
      await (await fetch(`${walk.stack.url}/storefront/${domain}/products/${shop[1]}`)).text(),
    );
    const id = variant?.[1] ?? variant?.[2];
    const answer = await fetch(
      `${walk.stack.url}/storefront/${domain}/price.json?variant=${id}&code=${used.code}&customer=${used.customer}`,
    );
    const basket = (await answer.json()) as {
      codes: { applied: boolean; refusal?: { message: string } | null }[];
    };
    if (basket.codes[0]?.applied !== false) throw new Error("it was taken a second time");
    await post(walk, "/__sandbox/settle", {});
    return `"${basket.codes[0].refusal?.message ?? "refused"}"`;
  },
};
