import { describe, expect, it } from "vitest";
import { currencyExponent } from "../../../app/money.ts";
import { readPart, type FileState } from "../../../app/orders/file/part.ts";
import { exportFile, first, further } from "../../support/order-export.ts";
import { readOrders } from "../../support/read-orders.ts";

const options = { digitsOf: currencyExponent, now: Date.parse("2026-11-21T15:00:00Z") };

/** The file as it is uploaded, in parts of so many bytes, each from where the part before ended. */
function inParts(bytes: Uint8Array, size: number) {
  let state: FileState = { encoding: null, place: null };
  const found = [];
  for (let at = 0, parts = 0; at < bytes.length; parts++) {
    if (parts > 10_000) throw new Error("the file does not come to its end");
    const part = bytes.subarray(at, at + size);
    // what is kept between two parts is kept as JSON
    state = JSON.parse(JSON.stringify(state)) as FileState;
    const read = readPart(part, at + part.length >= bytes.length, state, options);
    found.push(...read.found);
    state = read.state;
    at += read.bytes;
  }
  return found;
}

const rows = Array.from({ length: 40 }, (_, i) => [
  first({ Name: `#${i}`, Id: String(1000 + i), Notes: i % 3 ? "" : 'größer\n"雪"', Taxes: "7.98" }),
  further({ Name: `#${i}`, "Lineitem name": "Tray", "Lineitem price": i % 9 ? "0.00" : "oops" }),
]).flat();
const text = exportFile(rows);

describe("A file that is uploaded in parts", () => {
  it.each<[string, Buffer]>([
    ["UTF-8", Buffer.from(text)],
    [
      "UTF-8 with a mark and Windows' line ends",
      Buffer.from(`\uFEFF${exportFile(rows, { lineEnd: "\r\n" })}`),
    ],
    ["UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["Windows' letters", Buffer.from(text.replaceAll("雪", "ß"), "latin1")],
  ])("holds the orders it holds as a whole: %s", async (_, bytes) => {
    const whole = await readOrders(bytes);
    expect([whole.orders.length, whole.setAside.length]).toEqual([35, 5]);
    for (const size of [1_500, 4_001, 1 << 20]) {
      const found = inParts(bytes, size);
      expect(found.flatMap(({ order }) => order ?? [])).toEqual(whole.orders);
      expect(found.flatMap(({ setAside }) => setAside ?? [])).toEqual(whole.setAside);
    }
  });

  it("goes nowhere with a part that holds no whole order", () => {
    const state: FileState = { encoding: null, place: null };
    expect(readPart(Buffer.from(text.slice(0, 100)), false, state, options).bytes).toBe(0);
  });
});
