import { execFile } from "node:child_process";
import os from "node:os";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool, rows } from "../../app/db.server.ts";
import { enqueue } from "../../app/jobs/enqueue.server.ts";
import { stopsOf } from "../../app/switches/switches.server.ts";
import { inProject } from "../../scripts/paths.ts";

let shopId: number;
beforeEach(async () => {
  for (const table of ["stops", "admin_actions", "shops", "graphile_worker._private_jobs"])
    await pool.query(`DELETE FROM ${table}`);
  shopId = await aShop("a.myshopify.com");
});
afterAll(() => closeDatabase());

async function aShop(domain: string): Promise<number> {
  const [shop] = await rows<{ id: number }>(
    pool,
    "INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id AS id",
    [domain],
  );
  return shop!.id;
}

/** As it is typed, in a process of its own. */
function admin(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      [inProject("scripts", "start.mjs"), "admin", "shop", ...args],
      { env: { ...process.env, NODE_ENV: "production" } },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
}
const because = ["--reason", "prices look wrong"];
async function asJson(...args: string[]) {
  const { out, err } = await admin(...args, "--json");
  if (out === "") throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
}

/** A job of the shop that failed at its last try. */
async function givenUp(why: string): Promise<number> {
  await enqueue(pool, "orders.weekly", { shopId });
  const [job] = await rows<{ id: number }>(
    pool,
    `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = $1 RETURNING id`,
    [why],
  );
  return job!.id;
}

describe("whoever runs Boomerang", () => {
  it("pauses a shop and lets it go on, and both are written down with who, when and why", async () => {
    expect(await asJson("a", "pause", "launching", ...because)).toMatchObject({
      pausedNow: ["launching"],
      shop: "a.myshopify.com",
      stopped: [{ act: "launching", cause: "operator", forAll: false }],
    });
    expect(await stopsOf(pool, shopId)).toMatchObject([{ reason: "prices look wrong" }]);
    expect(await stopsOf(pool, await aShop("b.myshopify.com"))).toEqual([]);
    // a second time nothing changes, and is written down all the same
    expect(await asJson("a", "pause", "launching", ...because)).toMatchObject({ pausedNow: [] });
    expect(await asJson("a", "resume", ...because)).toMatchObject({
      resumedNow: ["launching"],
      stopped: [],
    });
    const { out } = await admin("a");
    expect(out).toContain("stopped: none");
    expect(out.match(/pause launching/g)).toHaveLength(2);
    expect(out).toContain(`who: ${os.userInfo().username}@${os.hostname()}`);
    expect(out).toContain("reason: prices look wrong");
  });

  it("pauses every shop at once, also one that comes later", async () => {
    expect(await asJson("--all", "pause", ...because)).toMatchObject({
      pausedNow: ["launching", "sending", "crediting"],
    });
    const later = await aShop("later.myshopify.com");
    const stopped = (await stopsOf(pool, later)).map(({ act, forAll }) => [act, forAll]);
    expect(stopped).toHaveLength(3);
    expect(stopped).toEqual(
      expect.arrayContaining([
        ["launching", true],
        ["sending", true],
        ["crediting", true],
      ]),
    );
    expect(await asJson("--all", "resume", ...because)).toMatchObject({ stopped: [] });
    expect(await asJson("later")).toMatchObject({
      lastActions: [{ forAll: true }, { forAll: true }],
    });
  });

  it("lets a job that was given up run again, by its number, and one by its name", async () => {
    const job = await givenUp("Shopify is down");
    expect(await asJson("a")).toMatchObject({
      jobs: { givenUp: [{ job, name: "orders.weekly" }] },
    });
    expect(await asJson("a", "replay", String(job), ...because)).toMatchObject({
      begunAnew: 1,
      jobs: { givenUp: [], waiting: 1 },
      lastActions: [{ action: `replay ${job} orders.weekly` }],
    });
    expect(await asJson("a", "replay", "orders.reconcile", ...because)).toMatchObject({
      jobs: { waiting: 2 },
    });
    await givenUp("Shopify is down again");
    expect(await asJson("a", "replay", "given-up", ...because)).toMatchObject({
      jobs: { givenUp: [] },
    });
  });

  it.each([
    [["nowhere"], 1, "There is no shop nowhere.myshopify.com here."],
    [["a", "replay", "999999", ...because], 1, "This shop has no job 999999"],
    [["a", "replay", "orders.refresh", ...because], 1, "needs more than its shop"],
    [["a", "replay", "orders.everything", ...because], 1, 'no job named "orders.everything"'],
    [["a", "pause"], 2, "Say why with --reason"],
  ])("is told what is wrong with %j", async (args, code, sentence) => {
    const answer = await admin(...args);
    expect([answer.code, answer.out]).toEqual([code, ""]);
    expect(answer.err).toContain(sentence);
    expect(await rows(pool, "SELECT 1 FROM admin_actions")).toEqual([]);
  });

  it("may not begin a job of another shop", async () => {
    const job = await givenUp("Shopify is down");
    await aShop("b.myshopify.com");
    expect((await admin("b", "replay", String(job), ...because)).err).toContain("has no job");
  });
});

it("neither status nor diagnostics print a key, a name or a number of a person", async () => {
  const secrets = [
    "shpat_0123456789abcdef",
    "ann.smith@example.com",
    "+1 (415) 555-0134",
    "8812345678901",
  ];
  const told = `${secrets.join(" ")} Bearer eyJhbGciOiJ.eyJzdWIi.c2ln`;
  await givenUp(`could not read: ${told}`);
  await pool.query(
    `INSERT INTO "Session" (id, shop, state, "accessToken", "refreshToken", "firstName", email)
     VALUES ('offline_a.myshopify.com', 'a.myshopify.com', '', $1, 'refresh-me', 'Ann', $2)
     ON CONFLICT (id) DO NOTHING`,
    [secrets[0], secrets[1]],
  );
  await pool.query(
    `INSERT INTO order_imports (shop_id, import_id, way, phase, problem, result_url, cursor)
     VALUES ($1, gen_random_uuid(), 'bulk', 'failed', $2, 'https://storage.example/result?signature=c2ln', $2)`,
    [shopId, told],
  );
  await pool.query(
    `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, rating, answers, locale, idempotency_key, state)
     VALUES ($1, gen_random_uuid(), 's', 1, 'thank_you', 8812345678901, 5, $2, 'en', 'k', 'verified')`,
    [shopId, JSON.stringify({ comment: told })],
  );
  for (const args of [["a"], ["a", "diagnostics"]])
    for (const form of [[], ["--json"]]) {
      const { code, out } = await admin(...args, ...form);
      expect(code).toBe(0);
      expect(out).toContain("orders.weekly");
      for (const secret of [...secrets, "eyJ", "refresh-me", "Ann", "storage.example", "c2ln"])
        expect(out).not.toContain(secret);
    }
  expect(await asJson("a", "diagnostics")).toMatchObject({
    rowsHeld: { survey_responses: 1, order_imports: 1 },
    versions: { node: process.version },
  });
});
