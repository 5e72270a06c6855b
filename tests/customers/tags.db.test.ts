import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { forgetCustomer } from "../../app/customers/forget.server.ts";
import { notesOf, removeNote, writeNote } from "../../app/customers/notes.server.ts";
import { tagKey, tagOf } from "../../app/customers/tags.ts";
import {
  spelling,
  tagCustomers,
  tagsOf,
  tagsOfShop,
  untagCustomers,
} from "../../app/customers/tags.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { CustomerId, StaffId } from "../../app/ids.ts";
import { eraseOf, isErasable } from "../../app/shops/holding.ts";
import { mergeCustomer } from "../../app/shops/merges.server.ts";
import { holdings } from "../../app/customers/holdings.ts";

const SHOP = 1;
const [ANNA, BEA] = [11, 12] as CustomerId[];
const now = new Date("2026-11-21T10:00:00Z");
const note = (noteId: string, text: string) => ({ noteId, text, staffId: 7 as StaffId, at: now });
const ids = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
] as const;

beforeAll(() => tagCustomers(pool, SHOP + 1, [ANNA!], "of another shop", now));
beforeEach(async () => {
  await pool.query("DELETE FROM customer_tags WHERE shop_id = $1", [SHOP]);
  await pool.query("DELETE FROM customer_notes WHERE shop_id = $1", [SHOP]);
  await tagCustomers(pool, SHOP, [ANNA!, BEA!], "Wholesale", now);
  await tagCustomers(pool, SHOP, [ANNA!], "press", now);
  await writeNote(pool, SHOP, ANNA!, note(ids[0], "Prefers the phone."));
});
afterAll(closeDatabase);

describe("a tag of ours", () => {
  it("is put on once, and taken off again", async () => {
    expect(await tagCustomers(pool, SHOP, [ANNA!, BEA!], "press", now)).toBe(1);
    expect(await tagsOf(pool, SHOP, BEA!)).toEqual(["Wholesale", "press"]);
    expect(await untagCustomers(pool, SHOP, [ANNA!], "Wholesale")).toBe(1);
    expect(await tagsOf(pool, SHOP, ANNA!)).toEqual(["press"]);
  });

  it("is one of those the shop has, each once", async () => {
    expect(await tagsOfShop(pool, SHOP)).toEqual(["Wholesale", "press"]);
    expect(await tagsOfShop(pool, SHOP + 1)).toEqual(["of another shop"]);
    expect(await tagsOfShop(pool, SHOP + 2)).toEqual([]);
  });

  it("is written as the shop writes it already", async () => {
    expect(await spelling(pool, SHOP, "WHOLESALE")).toBe("Wholesale");
    expect(await spelling(pool, SHOP, "Retail")).toBe("Retail");
  });

  it.each([
    ["  two   words ", "two words"],
    ["a, b", "a b"],
    [" , ", null],
    ["x".repeat(41), null],
  ])("is one line without commas: %j is %j", (typed, tag) => {
    expect(tagOf(typed)).toBe(tag);
  });

  it("is the same in capitals", () => {
    expect(tagKey("VIP")).toBe(tagKey("vip"));
  });
});

describe("a note", () => {
  it("sent twice is one, and goes when it is removed", async () => {
    await writeNote(pool, SHOP, ANNA!, note(ids[0], "Prefers the phone."));
    await writeNote(pool, SHOP, ANNA!, { ...note(ids[1], "Called."), at: new Date(+now + 1) });
    const texts = async () => (await notesOf(pool, SHOP, ANNA!, 9)).map(({ text }) => text);
    expect(await texts()).toEqual(["Called.", "Prefers the phone."]);
    await removeNote(pool, SHOP, BEA!, ids[1]);
    expect(await texts()).toHaveLength(2);
    await removeNote(pool, SHOP, ANNA!, ids[1]);
    expect(await texts()).toEqual(["Prefers the phone."]);
  });
});

describe("what the staff wrote of a customer", () => {
  const held = async (customerId: CustomerId) => ({
    tags: await tagsOf(pool, SHOP, customerId),
    notes: (await notesOf(pool, SHOP, customerId, 9)).length,
  });

  it("moves to whom Shopify merges them into", async () => {
    await mergeCustomer(holdings, SHOP, ANNA!, BEA!);
    expect(await held(BEA!)).toEqual({ tags: ["Wholesale", "press"], notes: 1 });
    expect(await held(ANNA!)).toEqual({ tags: [], notes: 0 });
    await pool.query("DELETE FROM merged_customers WHERE shop_id = $1", [SHOP]);
  });

  it("goes when they ask to be erased, and when Shopify has deleted them", async () => {
    for (const erase of [
      () => forgetCustomer(pool, SHOP, ANNA!),
      async () => {
        for (const held of holdings.filter(isErasable))
          await pool.query(eraseOf(held), [SHOP, [BEA!]]);
      },
    ])
      await erase();
    expect([await held(ANNA!), await held(BEA!)]).toEqual([
      { tags: [], notes: 0 },
      { tags: [], notes: 0 },
    ]);
    expect(await tagsOf(pool, SHOP + 1, ANNA!)).toEqual(["of another shop"]);
  });
});
