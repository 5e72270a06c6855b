import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportFile, first, type Cells } from "../support/order-export.ts";

const SCRIPT = new URL("../../scripts/orders.ts", import.meta.url).pathname;
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orders-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function orders(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

function file(...rows: Cells[]): string {
  const path = join(folder, "orders.csv");
  writeFileSync(path, exportFile(rows));
  return path;
}

describe("npm run orders -- read", () => {
  it("tells orders, customers, guests and revenue, and what was set aside", async () => {
    const path = file(
      first(),
      first({ Name: "#1002" }),
      first({ Name: "#1003", Email: "" }),
      first({ Name: "#1004", Taxes: "7.98" }),
      first({ Name: "#1005", Total: "oops" }),
    );
    const { code, stdout } = await orders("read", path, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      orders: 4,
      customers: 1,
      guests: 1,
      revenue: 192.02,
      currency: "EUR",
      setAside: [
        { line: 6, column: "Total", reason: 'found "oops", expected a number such as 12.50' },
      ],
      notes: [],
    });
  });

  it("says that the export cannot tell a gift card", async () => {
    const path = file(first({ "Lineitem name": "Gift card - 50" }));
    expect((await orders("read", path)).stdout).toMatch(/cannot tell a gift card from goods: 1/);
  });

  it("tells an export without orders as such", async () => {
    const { code, stdout } = await orders("read", file(), "--json");
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { orders: 0, revenue: 0, currency: null },
    ]);
  });

  it("refuses what is no export, what is not there, and what it does not understand", async () => {
    const other = join(folder, "products.csv");
    writeFileSync(other, "Handle,Title\nmug,Mug\n");
    const answers = await Promise.all([
      orders("read", other, "--json"),
      orders("read", join(folder, "none.csv")),
      orders("write", other),
    ]);
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 2]);
    expect(answers[0]!.stderr).toMatch(/expected Shopify's order export/);
    expect(answers[1]!.stderr).toMatch(/none\.csv/);
    expect(answers[2]!.stderr).toMatch(/expected read/);
  });
});
