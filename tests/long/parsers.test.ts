// What comes from outside, read a thousand times wrong: an answer or a refusal in words, never anything else.
import { createHmac } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { gid, idOf } from "../../app/admin-api/gid.ts";
import { formatDay, parseDay } from "../../app/calendar/days.ts";
import { shopMoment } from "../../app/calendar/wall-time.ts";
import { csvLine } from "../../app/csv.ts";
import type { CustomerId, OrderId } from "../../app/ids.ts";
import { toDecimal, toMinor, typedMoney } from "../../app/money.ts";
import { decodeCursor, encodeCursor } from "../../app/pages/customers/cursor.ts";
import { parseListQuery } from "../../app/pages/customers/list-query.ts";
import { readWebhook } from "../../app/shops/webhook-message.ts";
import { readSurvey } from "../../contracts/survey-definition.ts";
import { CsvError } from "../../sandbox/csv/csv-error.ts";
import { loadCsv } from "../../sandbox/csv/load.ts";
import { openShop } from "../../sandbox/store/shop-store.ts";
import { DataError } from "../../scripts/csv-log/errors.ts";
import { readOrderLog } from "../../scripts/clv/order-log.ts";
import { READ } from "../clv/read-options.ts";
import { runs } from "../support/runs.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-fuzz-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Of anything Shopify numbers. */
const ids = fc
  .maxSafeNat()
  .map((n) => n + 1)
  .filter(Number.isSafeInteger);
const CURRENCIES = fc.constantFrom("USD", "EUR", "JPY", "KWD", "ISK", "CLF");

describe("money", () => {
  it("is the same after it was written and read", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), CURRENCIES, (minor, currency) => {
        expect(toMinor(toDecimal(minor, currency), currency)).toBe(minor);
      }),
      runs(500),
    );
  });

  it("as people type it is an amount above zero or a problem in words", () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^ ?-?\d{0,14}[.,]?\d{0,4}$/));
    fc.assert(
      fc.property(typed, CURRENCIES, (text, currency) => {
        const read = typedMoney(text, currency);
        if (typeof read === "number") expect(Number.isSafeInteger(read) && read > 0).toBe(true);
        else expect(read.problem).toMatch(/^(Enter|Found)/);
      }),
      runs(500),
    );
  });
});

describe("days and times", () => {
  it("a day is the same after it was written and read, and nothing else is a day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.string(), (day, text) => {
        expect(parseDay(formatDay(day))).toBe(day);
        const read = parseDay(text);
        if (read !== null)
          expect(formatDay(read).replaceAll("-", "")).toBe(text.trim().replaceAll("-", ""));
      }),
      runs(500),
    );
  });

  it("a time on the shop's wall is an instant or says which field is wrong", () => {
    const day = fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}$/));
    const time = fc.oneof(fc.string(), fc.stringMatching(/^\d{2}:\d{2}$/));
    const zone = fc.constantFrom(
      "America/New_York",
      "Nowhere/Land",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
    );
    fc.assert(
      fc.property(
        day,
        time,
        zone,
        fc.constantFrom("first" as const, "second" as const),
        (d, t, z, which) => {
          const read = shopMoment(d, t, z, which);
          if (read.ok) expect(Number.isNaN(Date.parse(read.instant))).toBe(false);
          else expect(read.problem).not.toBe("");
        },
      ),
      runs(300),
    );
  });
});

describe("what a merchant's browser sends", () => {
  it("a list's address is a list or problems in words", () => {
    const names = [
      "state",
      "orders_min",
      "spent_max",
      "product",
      "sort",
      "after",
      "before",
      "q",
      "x",
    ];
    const value = fc.oneof(fc.string(), fc.constantFrom("vip", "orders desc", "9", "-1", "49.90"));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), value)), (pairs) => {
        const read = parseListQuery(new URLSearchParams(pairs));
        if (!read.ok) expect(read.problems.join("")).not.toBe("");
      }),
      runs(500),
    );
  });

  it("the beginning of a page is the same after it was written and read, and a stranger's is none", () => {
    fc.assert(
      fc.property(fc.integer(), ids, fc.string(), (value, id, text) => {
        const position = { value, customerId: id as CustomerId };
        expect(decodeCursor(encodeCursor("orders", "desc", position), "orders", "desc")).toEqual(
          position,
        );
        expect(decodeCursor(encodeCursor("orders", "desc", position), "orders", "asc")).toBeNull();
        expect(decodeCursor(text, "orders", "desc")).toBeNull();
      }),
      runs(300),
    );
  });
});

describe("what an extension reads", () => {
  it("a published survey is a survey or none, whatever stands there", () => {
    const envelope = { format: 1, id: "x", version: 1, defaultLocale: "en", touchpoints: [] };
    const piece = fc.oneof(
      fc.constantFrom("questions", "rating", "text", "id", "type", "version"),
      fc.string(),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(fc.jsonValue(), fc.dictionary(piece, tie("any")), fc.array(tie("any")), piece),
    })).any;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          value.map((questions) => JSON.stringify({ ...envelope, questions })),
        ),
        (text) => {
          const survey = readSurvey(text);
          if (survey)
            for (const { id, type } of survey.questions)
              expect([typeof id, typeof type]).toEqual(["string", "string"]);
        },
      ),
      runs(300),
    );
  });
});

describe("what Shopify sends", () => {
  it("an id is its number, and of no other type", () => {
    fc.assert(
      fc.property(ids, fc.string(), (id, text) => {
        expect(idOf("Order", gid("Order", id as OrderId))).toBe(id);
        expect(() => idOf("Customer", gid("Order", id as OrderId))).toThrow(
          "expected gid://shopify/Customer/",
        );
        expect(() => idOf("Order", text)).toThrow("expected gid://shopify/Order/");
      }),
      runs(300),
    );
  });

  it("a webhook is a message only with its own body and signature", () => {
    const headers = (body: Uint8Array, secret: string): Record<string, string> => ({
      "x-shopify-hmac-sha256": createHmac("sha256", secret).update(body).digest("base64"),
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": "a.myshopify.com",
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": "1",
    });
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ minLength: 1 }), fc.nat(), (value, noise, at) => {
        const rawBody = Buffer.from(JSON.stringify(value));
        const signed = headers(rawBody, "secret");
        const request = { method: "POST", header: (name: string) => signed[name] ?? null };
        expect(readWebhook({ ...request, rawBody }, ["other", "secret"])).toHaveProperty("message");
        const changed = Buffer.from(rawBody);
        changed[at % changed.length]! ^= 1;
        expect(readWebhook({ ...request, rawBody: changed }, ["secret"])).toHaveProperty(
          "refusal.status",
          401,
        );
        const own = headers(noise, "secret");
        const read = readWebhook(
          { method: "POST", header: (name) => own[name] ?? null, rawBody: noise },
          ["secret"],
        );
        if ("refusal" in read) expect(read.refusal.status).toBe(400);
      }),
      runs(300),
    );
  });
});

describe("files", () => {
  it("a spreadsheet reads what was written, and runs none of it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme" }), { minLength: 2, maxLength: 6 }),
        (cells) => {
          const [read] = parse(csvLine(cells), { relax_column_count: true }) as string[][];
          read!.forEach((cell, i) => {
            expect(cell === cells[i] || cell === `'${cells[i]}`).toBe(true);
            expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
          });
        },
      ),
      runs(500),
    );
  });

  const cell = fc.oneof(
    fc.constantFrom(
      "1",
      "a",
      "2025-01-01",
      "2025-13-01",
      "10.00",
      "-3",
      '"',
      "",
      "é",
      "10,5",
      "1e9",
    ),
    fc.string({ maxLength: 6 }),
  );
  const header = fc.constantFrom(
    "customer_id,date,amount",
    "customer,date,amount",
    "customer_id,date,amount,product",
    "customer;date;amount",
    "Name,Email,Financial Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price",
    "",
  );
  const file = fc
    .tuple(header, fc.array(fc.array(cell, { minLength: 1, maxLength: 12 }), { maxLength: 6 }))
    .map(([first, rows]) => [first, ...rows.map((row) => row.join(","))].join("\n"));

  it("an order log for analysts is read, or refused with the file's name", async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.boolean(), async (text, skipBad) => {
        const name = path.join(folder, "log.csv");
        fs.writeFileSync(name, text);
        try {
          const log = await readOrderLog(name, { ...READ, skipBad });
          expect(log.rows).toBeGreaterThanOrEqual(log.skipped);
        } catch (error) {
          if (!(error instanceof DataError)) throw error;
          expect(error.message).toContain("log.csv");
        }
      }),
      runs(50),
    );
  });

  it("orders for the demo's shop are loaded, or refused without having written one", async () => {
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        const name = path.join(folder, "orders.csv");
        fs.writeFileSync(name, text);
        const shop = openShop(":memory:", {
          id: 1,
          name: "shop",
          domain: "shop.myshopify.com",
          email: "o@shop.example",
          currency: "USD",
          timezone: "UTC",
          country: "US",
          planName: "Basic",
          createdAt: "2024-01-01T00:00:00Z",
        });
        try {
          const summary = await loadCsv(shop, name);
          expect(shop.orderCount()).toBe(summary.orders);
        } catch (error) {
          if (!(error instanceof CsvError)) throw error;
          expect(error.message).toContain("orders.csv");
          expect(shop.orderCount()).toBe(0);
        } finally {
          shop.close();
        }
      }),
      runs(25),
    );
  });
});
