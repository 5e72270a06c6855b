import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { databaseBefore } from "../support/before-migration.ts";

it("answers of the release before are kept by question, with and without a comment", async () => {
  const database = await databaseBefore("20261125235500_survey_answers");
  await database.query(
    `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, rating, comment,
       locale, idempotency_key, state)
     VALUES (1, $1, 'post_purchase', 2, 'thank_you', 10, 4, 'lovely "box"', 'en', 'k', 'verified'),
            (1, $2, 'default', 1, 'thank_you', 11, 1, NULL, 'en', 'k', 'pending'),
            (2, $3, 'default', 1, 'thank_you', 10, 5, '', 'en', 'k', 'pending')`,
    [randomUUID(), randomUUID(), randomUUID()],
  );
  await database.migrate();
  expect(
    await database.query(
      "SELECT shop_id, rating, answers FROM survey_responses ORDER BY shop_id, order_id",
    ),
  ).toEqual([
    { shop_id: 1, rating: 4, answers: { rating: 4, comment: 'lovely "box"' } },
    { shop_id: 1, rating: 1, answers: { rating: 1 } },
    { shop_id: 2, rating: 5, answers: { rating: 5, comment: "" } },
  ]);
});
