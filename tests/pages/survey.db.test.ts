import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { saveSurveyForm } from "../../app/pages/question/act.server.ts";
import { questionPage } from "../../app/pages/question/read.server.ts";
import { questionForm, standingOf } from "../../app/pages/question/words.ts";
import { getShop, type ShopRow } from "../../app/shops/shop.server.ts";
import { surveySettings } from "../../app/surveys/settings.server.ts";
import { surveyWithdrawn } from "../../app/surveys/words.ts";
import { stop } from "../../app/switches/switches.server.ts";

let shop: ShopRow;

beforeEach(async () => {
  const domain = `${randomUUID()}.myshopify.com`;
  await pool.query("INSERT INTO shops (domain, timezone) VALUES ($1, 'UTC')", [domain]);
  shop = (await getShop(pool, domain))!;
});
afterAll(closeDatabase);

const save = (question: string) => {
  const form = new FormData();
  form.set("question", question);
  return saveSurveyForm(shop.shopId, form);
};
const leave = () => stop(pool, shop.shopId, "launching", { cause: "leaving", reason: "" });
const standing = async () => {
  const { settings, ...page } = await questionPage(shop);
  return standingOf({ publishedAt: settings.publishedAt, ...page }, "UTC");
};

describe("the survey's page of a shop that leaves", () => {
  it("refuses to save and keeps what was saved before", async () => {
    expect(await save("How was it?")).toEqual({ errors: {} });
    expect(await standing()).toBe("Publishing…");
    await leave();
    const { errors } = await save("Too late?");
    expect(errors.question).toContain("leaving Boomerang");
    expect(await surveySettings(pool, shop.shopId)).toMatchObject({
      question: "How was it?",
      version: 1,
    });
  });

  it("says that it publishes nothing, where it would wait for a publishing that does not come", async () => {
    await save("How was it?");
    await leave();
    expect((await questionPage(shop)).isLeaving).toBe(true);
    expect(await standing()).toBe("Not published: this shop is leaving Boomerang");
  });

  it("does not ask to save again what saving would not publish", () => {
    expect(questionForm.whatToDo(surveyWithdrawn, true)).toBe(
      `${surveyWithdrawn} Saving publishes nothing until you stay: Settings, Leaving.`,
    );
    expect(questionForm.whatToDo("Shopify was down.", false)).toContain("Save again");
    expect(questionForm.whatSavingDoes(true)).toContain("nothing is saved or published");
  });
});
