// Pages that stand side by side: each tab is a page, opened as a merchant does.
import type { FrameLocator } from "playwright-core";
import type { Step } from "../step.ts";
import { appPath, askShop, expectText, openInAdmin } from "./ask.ts";

/** Opens a tab and waits until it is the current one. */
async function openTab(app: FrameLocator, content: string): Promise<void> {
  const tab = app.locator(".page-tabs").getByRole("link", { name: content, exact: true });
  await tab.click();
  await app.locator(".page-tabs [aria-current=page]").filter({ hasText: content }).waitFor();
}

export const retentionCounted: Step = {
  name: "Retention tells how many come back for a second order, as a recount does",
  async run(walk) {
    // Kaplan–Meier: who is still waiting counts as waiting
    const [row] = await askShop<{ back: number; waiting: number }>(
      walk,
      `WITH fit AS (SELECT as_of FROM model_fits WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT 1),
            waits AS (SELECT greatest(0, coalesce(second_day, as_of) - first_day) AS days, second_day IS NOT NULL AS back
                        FROM customers, fit WHERE shop_id = $1),
            steps AS (SELECT days, count(*) FILTER (WHERE back) AS events FROM waits GROUP BY days),
            risks AS (SELECT events, (SELECT count(*) FROM waits w WHERE w.days >= s.days) AS waiting
                        FROM steps s WHERE events > 0 AND days <= 90)
       SELECT 1 - exp(sum(ln(1 - events::float8 / waiting))) AS back, count(*)::int AS waiting FROM risks
        WHERE events < waiting`,
    );
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/value`, "Value");
    await openTab(app, "Retention");
    const shown = await app.locator("[data-figure=back-within]").innerText();
    expectText(shown, `${(100 * row!.back).toFixed(1)}%`, "the retention tab");
    return `${shown} within 90 days`;
  },
};

export const segmentsExplained: Step = {
  name: "Segments lead to what their states mean",
  async run(walk) {
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/segments`, "Segments");
    await app.getByRole("link", { name: "What they mean" }).first().click();
    await app.getByRole("heading", { level: 1, name: /mean/i }).waitFor();
    const [states] = await askShop<{ n: number }>(
      walk,
      "SELECT count(DISTINCT state)::int AS n FROM customer_values WHERE shop_id = $1",
    );
    const title = await app.getByRole("heading", { level: 1 }).innerText();
    return `"${title}", ${states!.n} states in use`;
  },
};

export const offersInTabs: Step = {
  name: "Offers and flash sales stand side by side, and an offer leads to its customers",
  async run(walk) {
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/offers`, "Offers");
    await app.getByText("Come back").first().waitFor();
    await openTab(app, "Flash sales");
    for (const title of ["Friday lights", "Called off"])
      await app.getByText(title).first().waitFor();
    await openTab(app, "Campaigns");
    await app.getByRole("link", { name: "Come back" }).first().click();
    const plan = app.locator(".inputs > div").filter({ hasText: "Get a code" });
    const codes = await plan.locator("dd").innerText();
    await plan.getByRole("link").click();
    const who = `Customers who were given a code of “Come back”: ${codes}.`;
    await app.getByText(who).waitFor();
    return `1 offer, 2 flash sales; ${who}`;
  },
};

export const questionShown: Step = {
  name: "Feedback shows the question as shoppers see it",
  async run(walk) {
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/feedback`, "Feedback");
    await app.getByRole("link", { name: "Edit question" }).first().click();
    const question = app.getByRole("textbox", { name: "Question" });
    await app.getByText("Preview", { exact: true }).first().waitFor();
    return `"${await question.inputValue()}"`;
  },
};

export const settingsInTabs: Step = {
  name: "Settings copies what support asks for, and takes the set-up along",
  async run(walk) {
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/settings`, "Settings");
    await openTab(app, "Health");
    await app.getByRole("button", { name: "Copy diagnostics" }).click();
    // copied, or marked where the browser keeps the clipboard from a page inside another
    await app
      .getByRole("status")
      .filter({ hasText: /Copied\.|copy it yourself/ })
      .waitFor();
    const text = (await app.locator("pre.diagnostics").textContent()) ?? "";
    expectText(text, "Boomerang diagnostics", "what is copied");
    await openTab(app, "Data and privacy");
    const [download] = await Promise.all([
      walk.page.waitForEvent("download"),
      app.getByRole("button", { name: "Export set-up" }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const setUp = JSON.parse(Buffer.concat(chunks).toString("utf8")) as object;
    await openTab(app, "Access log");
    return `${text.split("\n").length} lines of diagnostics; ${Object.keys(setUp).join(", ")} in ${download.suggestedFilename()}`;
  },
};
