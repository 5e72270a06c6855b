// Step 8: a shopper answers on the thank-you page, and the merchant reads it beside the customer's value.
import type { Step } from "../step.ts";
import { appPath, askShop, expectText, openInAdmin, until } from "./ask.ts";
import { buy } from "./offer.ts";

const COMMENT = "Arrived early, and the box smelled of coffee.";

export const answerSurvey: Step = {
  name: "A shopper answers the survey after paying",
  async run(walk) {
    const [customer] = await askShop<{ id: string }>(
      walk,
      "SELECT customer_id::text AS id FROM customers WHERE shop_id = $1 ORDER BY last_order_at DESC, customer_id LIMIT 1 OFFSET 3",
    );
    await buy(walk, customer!.id, null);
    const survey = walk.page.locator("[data-extension-handle=feedback-survey]");
    const began = performance.now();
    await walk.page.locator("body[data-extension=ready]").waitFor();
    const rendered = Math.round(performance.now() - began);
    await survey.getByRole("radio").nth(4).check();
    await survey.getByRole("textbox").fill(COMMENT);
    await survey.getByRole("button").click();
    await until(async () => {
      const rows = await askShop<{ rating: number; state: string }>(
        walk,
        "SELECT rating, state FROM survey_responses WHERE shop_id = $1 AND answers->>'comment' = $2",
        [COMMENT],
      );
      if (rows.length > 1) throw new Error(`stored ${rows.length} times`);
      return rows[0]?.state === "verified"
        ? { found: rows[0] }
        : { missing: `the answer is ${rows[0]?.state ?? "not stored"}` };
    }, 30_000);
    const url = walk.page.url();
    await walk.page.goto(url);
    await walk.page.locator("body[data-extension=empty]").waitFor();
    return `5 of 5, stored once and proven; the extension drew in ${rendered} ms; asked again on reload: no`;
  },
};

export const readAnswer: Step = {
  name: "The answer stands beside its order and the customer's value",
  async run(walk) {
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/feedback`, /Feedback/);
    await app.getByText(COMMENT).first().waitFor();
    const [row] = await askShop<{ order: string }>(
      walk,
      `SELECT o.name AS order FROM survey_responses r JOIN orders o USING (shop_id, order_id)
        WHERE r.shop_id = $1 AND r.answers->>'comment' = $2`,
      [COMMENT],
    );
    expectText(await app.locator("body").innerText(), row!.order, "the feedback page");
    return `order ${row!.order}`;
  },
};
