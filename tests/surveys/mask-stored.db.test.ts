import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { maskStored } from "../../app/surveys/mask-stored.server.ts";
import { write } from "../../app/surveys/write.server.ts";
import type { OrderId } from "../../app/ids.ts";
import { anyRow } from "../support/any-row.ts";

const SHOP = 1;
beforeEach(() => pool.query("DELETE FROM survey_responses"));
afterAll(closeDatabase);

/** As the release before stored it. */
const store = (n: number, comment: string, shopId = SHOP) =>
  anyRow(pool, "survey_responses", n, {
    shop_id: shopId,
    answers: JSON.stringify({ rating: 4, comment, why: ["friend", "post"] }),
  });
const comments = async () =>
  (
    await pool.query<{ comment: string; masked: boolean }>(
      "SELECT answers->>'comment' AS comment, masked FROM survey_responses ORDER BY response_id",
    )
  ).rows;

describe("answers that were stored before free text was masked", () => {
  it("are masked once, batch by batch, and everything else in them stays", async () => {
    for (let n = 1; n <= 7; n++) await store(n, `write to anna${n}@example.com or +49 170 1234567`);
    await store(8, "ordered 3 of size 42");
    expect(await maskStored(SHOP, 3)).toBe(8);
    expect(await comments()).toEqual([
      ...Array.from({ length: 7 }, () => ({
        comment: "write to [email] or [phone]",
        masked: true,
      })),
      { comment: "ordered 3 of size 42", masked: true },
    ]);
    const { rows } = await pool.query("SELECT answers FROM survey_responses LIMIT 1");
    expect(rows[0]).toMatchObject({ answers: { rating: 4, why: ["friend", "post"] } });
    expect(await maskStored(SHOP, 3)).toBe(0);
  });

  it("are finished by the next night when a worker was killed in the middle", async () => {
    for (let n = 1; n <= 4; n++) await store(n, `anna${n}@example.com`);
    await pool.query(
      `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF (SELECT count(*) FROM survey_responses WHERE masked) >= 2 THEN RAISE 'killed'; END IF; RETURN NEW; END $$`,
    );
    await pool.query("CREATE TRIGGER die BEFORE UPDATE ON survey_responses EXECUTE FUNCTION die()");
    await expect(maskStored(SHOP, 2)).rejects.toThrow("killed");
    expect((await comments()).filter(({ masked }) => masked)).toHaveLength(2);
    await pool.query("DROP TRIGGER die ON survey_responses");
    await pool.query("DROP FUNCTION die()");
    expect(await maskStored(SHOP, 2)).toBe(2);
    expect((await comments()).every(({ comment }) => comment === "[email]")).toBe(true);
  });

  it("are those of one shop at a time, and what the door stores is masked already", async () => {
    await store(1, "a@example.com", 2);
    const answer = {
      shopId: SHOP,
      responseId: "00000000-0000-4000-8000-0000000000ff",
      surveyId: "s",
      version: 1,
      touchpoint: "thank_you",
      orderId: 5 as OrderId,
      customerId: null,
      rating: 5,
      answers: { rating: 5 },
      locale: "en",
      key: "k",
      hash: null,
      confirmation: null,
      state: "verified" as const,
      at: new Date("2026-11-26T00:00:00Z"),
    };
    await write(answer);
    expect(await maskStored(SHOP)).toBe(0);
    expect(await maskStored(2)).toBe(1);
  });
});
