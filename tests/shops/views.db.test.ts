import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, pool, transaction, type Db } from "../../app/db.server.ts";
import { renameView, saveView, viewsOf } from "../../app/shops/views.server.ts";

const SHOP = 1;
const at = new Date("2026-11-20T10:00:00Z");

beforeEach(() => pool.query("DELETE FROM saved_views WHERE shop_id = $1", [SHOP]));
afterAll(closeDatabase);

const save = (db: Db, name: string, viewId: string = randomUUID()) =>
  saveView(db, SHOP, "customers", { viewId, name, query: "orders_min=2" }, at);
const names = async () => (await viewsOf(pool, SHOP, "customers")).map(({ name }) => name);

/** Begins one thing while another is written and not yet to be seen. @returns what it came to */
async function whileWriting<T>(write: (db: Db) => Promise<unknown>, other: () => Promise<T>) {
  const begun = await transaction(async (db) => {
    await write(db);
    const outcome = other();
    // in vain when the machine is slow: the outcome is the same then
    await sleep(100);
    return { outcome };
  });
  return begun.outcome;
}

it("of two people who give a name at the same instant one is told that it is taken", async () => {
  const viewId = randomUUID();
  await save(pool, "Big ones", viewId);
  const renamed = await whileWriting(
    (db) => save(db, "Regulars"),
    () => renameView(SHOP, "customers", viewId, "REGULARS"),
  );
  expect(renamed).toBe(false);
  expect(await names()).toEqual(expect.arrayContaining(["Big ones", "Regulars"]));
  expect(
    await whileWriting(
      (db) => save(db, "New"),
      () => save(pool, "new"),
    ),
  ).toBe("taken");
});

it("a view whose button is pressed twice at the same instant is saved once, and nobody is told otherwise", async () => {
  const viewId = randomUUID();
  const second = await whileWriting(
    (db) => save(db, "Regulars", viewId),
    () => save(pool, "Regulars", viewId),
  );
  expect(second).toBe("saved");
  expect(await names()).toEqual(["Regulars"]);
});
