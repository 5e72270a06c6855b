import { expect, it } from "vitest";
import fc from "fast-check";
import {
  CutOff,
  linesOf,
  OlderExport,
  ordersOf,
  type OrderWithLines,
} from "../../app/orders/jsonl.ts";

async function* pieces(text: string, sizes: number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes.length ? sizes[i % sizes.length]! : bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(text: string, sizes: number[] = []): Promise<OrderWithLines[]> {
  const found: OrderWithLines[] = [];
  for await (const order of ordersOf(linesOf(pieces(text, sizes)))) found.push(order);
  return found;
}

const order = (n: number, name = `#${n}`) =>
  JSON.stringify({ id: `gid://shopify/Order/${n}`, name });
const line = (n: number, parent: number) =>
  JSON.stringify({
    id: `gid://shopify/LineItem/${n}`,
    priceAfterAllDiscountsBeforeTaxesSet: { shopMoney: { amount: "1.0", currencyCode: "USD" } },
    __parentId: `gid://shopify/Order/${parent}`,
  });

it("orders come with their lines, wherever the download was cut into pieces", async () => {
  const text =
    [order(1, "Größe 🛍"), line(11, 1), line(12, 1), order(2), order(3), line(31, 3)].join("\n") +
    "\n";
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
      async (sizes) => {
        const found = await read(text, sizes);
        expect(found.map(({ order, lines }) => [order.name, lines.length])).toEqual([
          ["Größe 🛍", 2],
          ["#2", 0],
          ["#3", 1],
        ]);
      },
    ),
  );
});

it("a download that begins where an order ended gives exactly the orders after it", async () => {
  const text = [order(1), line(11, 1), order(2), line(21, 2), order(3)].join("\n") + "\n";
  const all = await read(text);
  for (const [i, { endByte }] of all.entries()) {
    const rest: OrderWithLines[] = [];
    for await (const found of ordersOf(
      linesOf(pieces(Buffer.from(text).subarray(endByte).toString(), [7]), endByte),
    ))
      rest.push(found);
    expect(rest.map((one) => one.order.id)).toEqual(all.slice(i + 1).map((one) => one.order.id));
    expect(rest.at(-1)?.endByte ?? endByte).toBe(Buffer.byteLength(text));
  }
});

it("a file cut off in the middle of a line is refused, with the place", async () => {
  await expect(read(`${order(1)}\n${order(2).slice(0, 20)}`)).rejects.toThrow(
    /before byte \d+ of the bulk result is not JSON/,
  );
});

it("a line item that does not follow its order is refused", async () => {
  await expect(read(`${order(1)}\n${line(21, 2)}\n`)).rejects.toThrow("gid://shopify/LineItem/21");
});

it("a download that ends too early is cut off: whole orders came, the last one is asked for again", async () => {
  const text = [order(1), line(11, 1), order(2), line(21, 2), line(22, 2)].join("\n") + "\n";
  const bytes = Buffer.from(text);
  for (let end = 1; end < bytes.length; end++) {
    const found: OrderWithLines[] = [];
    const part = linesOf(pieces(bytes.subarray(0, end).toString(), [9]), 0, bytes.length);
    const reading = (async () => {
      for await (const one of ordersOf(part)) found.push(one);
    })();
    await expect(reading).rejects.toThrow(CutOff);
    // an order is given out only when the next one shows that it is complete
    expect(found.every((one) => one.lines.length === 1 && one.order.name === "#1")).toBe(true);
  }
});

it("a file whose lines have no price without tax is known for one that an older release asked for", async () => {
  const older = { id: "gid://shopify/LineItem/11", __parentId: "gid://shopify/Order/1" };
  await expect(read(`${order(1)}\n${JSON.stringify(older)}\n`)).rejects.toThrow(OlderExport);
});
