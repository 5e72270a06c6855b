// The list of customers: narrowed, kept as a view, tagged as a whole, taken along as a file.
import type { FrameLocator } from "playwright-core";
import type { Step, Walk } from "../step.ts";
import { appPath, askShop, expectText, money, openInAdmin } from "./ask.ts";

const TAG = "Called";
const VIEW = "Came back";
const BACK = "?orders_min=2";

export const customersTable: Step = {
  name: "Customers can be sorted, filtered and opened",
  async run(walk) {
    const base = await appPath(walk);
    const [top] = await askShop<{ id: string; revenue: number }>(
      walk,
      "SELECT customer_id::text AS id, revenue_minor::float8 AS revenue FROM customers WHERE shop_id = $1 ORDER BY revenue_minor DESC, customer_id LIMIT 1",
    );
    if (!top) throw new Error("there are no customers");
    const began = performance.now();
    const app = await openInAdmin(walk, `${base}/app/customers`, "Customers");
    await app.getByText(money(top.revenue)).first().waitFor();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    await openInAdmin(walk, `${base}/app/customers/${top.id}`, /.+/);
    return `the best customer spent ${money(top.revenue)}; the page took ${seconds} s`;
  },
};

const sentence = (app: FrameLocator) => app.locator(".list-head [role=status]").innerText();

async function comeBack(walk: Walk): Promise<number> {
  const [row] = await askShop<{ n: number }>(
    walk,
    "SELECT count(*)::int AS n FROM customers WHERE shop_id = $1 AND orders >= 2",
  );
  return row!.n;
}

export const viewKept: Step = {
  name: "A narrowed list says what it is, and is kept as a view",
  async run(walk) {
    const base = `${await appPath(walk)}/app/customers`;
    const app = await openInAdmin(walk, `${base}${BACK}`, "Customers");
    const said = await sentence(app);
    expectText(said, `: ${(await comeBack(walk)).toLocaleString("en")}.`, "the list's sentence");
    await app.getByRole("button", { name: "Save as" }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("textbox").fill(VIEW);
    await dialog.getByRole("button", { name: "Save" }).click();
    await app.getByRole("tab", { name: VIEW }).waitFor();
    const whole = await openInAdmin(walk, base, "Customers");
    await whole.getByRole("tab", { name: VIEW }).click();
    await whole.getByText(said).waitFor();
    return `"${VIEW}", ${said}`;
  },
};

export const allTagged: Step = {
  name: "All that match are tagged at once, across pages",
  async run(walk) {
    const base = `${await appPath(walk)}/app/customers`;
    const count = await comeBack(walk);
    const app = await openInAdmin(walk, `${base}${BACK}`, "Customers");
    await app
      .getByRole("checkbox", { name: /Select all/ })
      .first()
      .check();
    // the offer to choose those of the other pages comes a moment after the tick
    const all = app.getByRole("button", { name: /^Choose all/ }).filter({ visible: true });
    if (count > (await app.locator("tbody tr").count())) await all.first().click();
    await app
      .getByRole("button", { name: "Tag", exact: true })
      .filter({ visible: true })
      .first()
      .click();
    await app.getByLabel(/^Tag (all )?[\d,]+ customers/).fill(TAG);
    await app.getByRole("button", { name: "Put the tag on" }).click();
    await app.getByText(`“${TAG}” was put on ${count.toLocaleString("en")} customers.`).waitFor();
    return `"${TAG}" was put on ${count.toLocaleString("en")} customers`;
  },
};

export const listSaved: Step = {
  name: "The list is a file, as it is seen",
  async run(walk) {
    const base = `${await appPath(walk)}/app/customers`;
    const count = await comeBack(walk);
    const app = await openInAdmin(walk, `${base}?tag=${TAG}`, "Customers");
    await app.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      walk.page.waitForEvent("download"),
      app.getByText("As you see it, CSV").click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString("utf8").trim().split(/\r?\n/);
    if (lines.length - 1 !== count)
      throw new Error(`${lines.length - 1} lines of customers, ${count} carry the tag`);
    return `${lines.length - 1} lines in ${download.suggestedFilename()}`;
  },
};
