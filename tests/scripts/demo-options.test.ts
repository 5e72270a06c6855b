import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readOptions } from "../../scripts/demo/options.ts";
import { chooseSource } from "../../scripts/demo/state.ts";

const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-csv-")), "orders.csv");
fs.writeFileSync(file, "customer_id,date,amount\n");

describe("npm run demo", () => {
  it("takes the shop's size, seed, years, port and folder", () => {
    const options = readOptions([
      "--orders",
      "200_000",
      "--seed=7",
      "--years",
      "2",
      "--port",
      "4100",
      "--state",
      "x",
    ]);
    expect(options.source).toEqual({ orders: 200_000, seed: 7, years: 2 });
    expect(options.port).toBe(4100);
    expect(options.state).toBe(path.resolve("x"));
  });

  it("takes the address of a database of one's own", () => {
    const address = "postgresql://me:secret@db.example:5432/shop";
    expect(readOptions(["--database", address]).database).toBe(address);
    expect(readOptions([]).database).toBeNull();
  });

  it("takes a file of orders by its place on disk", () => {
    expect(readOptions(["--csv", file]).source).toEqual({ csv: file });
  });

  it.each([
    [["--orders", "49"], "--orders 49: expected a whole number from 50 to 10,000,000."],
    [["--orders", "1e5"], "--orders 1e5: expected a whole number"],
    [["--orders", "2000.5"], "--orders 2000.5: expected a whole number"],
    [["--years", "11"], "--years 11: expected a whole number from 1 to 10."],
    [["--port", "70000"], "--port 70000: expected a whole number from 1 to 65,535."],
    [["--database", "db.example/shop"], "--database: expected the address of a database"],
    [["--csv", "/no/such/file.csv"], "--csv /no/such/file.csv: there is no such file."],
    [["--csv", os.tmpdir()], "expected a file, found a folder."],
    [
      ["--csv", file, "--orders", "500"],
      "--csv takes the orders from the file: leave out --orders.",
    ],
    [["--freh"], "Unknown option '--freh'"],
    [["shop"], "Unexpected argument 'shop'"],
    [["--orders"], "argument missing"],
  ])("refuses %j with a sentence", (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence);
  });
});

describe("the shop of a second start", () => {
  const present = { orders: 20_000, years: 3, seed: 1, csv: null };

  it("is the one that is there", () => {
    expect(chooseSource({}, { ...present, orders: 500 })).toEqual({ ...present, orders: 500 });
    expect(chooseSource({ orders: 20_000 }, present)).toEqual(present);
  });

  it("is the default one, or the one asked for, when there is none", () => {
    expect(chooseSource({}, null)).toEqual(present);
    expect(chooseSource({ seed: 9 }, null)).toEqual({ ...present, seed: 9 });
  });

  it("is never silently another one than asked for", () => {
    expect(() => chooseSource({ orders: 500 }, present)).toThrow(
      "The shop that is there was made with --orders 20000, not --orders 500. Add --fresh to start over",
    );
    expect(() => chooseSource({ csv: "/a.csv" }, present)).toThrow("generated orders, not /a.csv");
  });
});
