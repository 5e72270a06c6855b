import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { clvSettings } from "../../app/clv/settings.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { experimentSettings } from "../../app/experiments/settings.ts";
import { homeSettings } from "../../app/pages/home/settings.ts";
import { productSettings } from "../../app/products/settings.ts";
import { readSettings, writeSettings } from "../../app/shops/room-settings.server.ts";
import { defaultsOf, type RoomSettings } from "../../app/shops/room-settings.ts";
import { databaseBefore } from "../support/before-migration.ts";

afterAll(closeDatabase);

const two: RoomSettings<{ lamps: number; name: string | null }> = {
  room: "two",
  schema: z.object({ lamps: z.int().max(9).catch(4), name: z.string().nullable().catch(null) }),
  fields: {},
};

describe("the settings of a room", () => {
  it("have sensible beginnings", async () => {
    expect(await readSettings(pool, 7, clvSettings)).toEqual({ lifespanYears: 2 });
    expect(await readSettings(pool, 7, experimentSettings)).toEqual({ holdoutPercent: 10 });
    expect(await readSettings(pool, 7, productSettings)).toEqual({ marginPercent: null });
    expect(await readSettings(pool, 7, homeSettings)).toEqual({ guideDismissed: false });
  });

  it("keep what is not changed, and an empty choice is a choice", async () => {
    await writeSettings(pool, 7, two, { lamps: 3 });
    await writeSettings(pool, 7, two, { name: "hall" });
    expect(await readSettings(pool, 7, two)).toEqual({ lamps: 3, name: "hall" });
    await writeSettings(pool, 7, two, { name: null });
    expect(await readSettings(pool, 7, two)).toEqual({ lamps: 3, name: null });
  });

  it("are of one shop and one room", async () => {
    await writeSettings(pool, 11, two, { lamps: 1 });
    expect(await readSettings(pool, 12, two)).toEqual(defaultsOf(two));
    expect(await readSettings(pool, 11, { ...two, room: "three" })).toEqual(defaultsOf(two));
  });

  it("that are no longer allowed are their default, the others stay", async () => {
    await writeSettings(pool, 13, two, { lamps: 99, name: "kept" });
    expect(await readSettings(pool, 13, two)).toEqual({ lamps: 4, name: "kept" });
  });

  it("changed in two places at the same moment are both there", async () => {
    await Promise.all([
      writeSettings(pool, 14, two, { lamps: 2 }),
      writeSettings(pool, 14, two, { name: "both" }),
    ]);
    expect(await readSettings(pool, 14, two)).toEqual({ lamps: 2, name: "both" });
  });
});

it("what shops chose in the release before is in the rooms, the survey in a table of its own", async () => {
  const database = await databaseBefore("20261126001000_settings_of_rooms");
  await database.query(
    `INSERT INTO shop_settings (shop_id, lifespan_years, holdout_percent, margin_percent, guide_dismissed_at, survey_question,
       survey_asks_comment, survey_version, survey_published_at, survey_problem, updated_at)
     VALUES (1, 2, 10, NULL, NULL, '', true, 0, NULL, NULL, '2026-11-20Z'),
            (2, 3, 0, 40, '2026-11-19Z', 'Well?', false, 5, '2026-11-18Z', NULL, '2026-11-20Z'),
            (3, 2, 25, NULL, NULL, '', true, 1, NULL, 'not allowed', '2026-11-20Z')`,
  );
  await database.migrate();
  expect(
    await database.query("SELECT shop_id, room, settings FROM room_settings ORDER BY 1, 2"),
  ).toEqual([
    { shop_id: 2, room: clvSettings.room, settings: { lifespanYears: 3 } },
    { shop_id: 2, room: experimentSettings.room, settings: { holdoutPercent: 0 } },
    { shop_id: 2, room: homeSettings.room, settings: { guideDismissed: true } },
    { shop_id: 2, room: productSettings.room, settings: { marginPercent: 40 } },
    { shop_id: 3, room: experimentSettings.room, settings: { holdoutPercent: 25 } },
  ]);
  expect(
    await database.query(
      "SELECT shop_id, question, asks_comment, version, published_at, problem FROM survey_settings ORDER BY 1",
    ),
  ).toEqual([
    {
      shop_id: 2,
      question: "Well?",
      asks_comment: false,
      version: 5,
      published_at: new Date("2026-11-18Z"),
      problem: null,
    },
    {
      shop_id: 3,
      question: "",
      asks_comment: true,
      version: 1,
      published_at: null,
      problem: "not allowed",
    },
  ]);
});
