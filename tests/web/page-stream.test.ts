import { describe, expect, it } from "vitest";
import { PageStream } from "../../app/web/page-stream.server.ts";

/** What has arrived after the stream has been written to. */
function arrivals(): { page: PageStream; came: string[] } {
  const page = new PageStream();
  const came: string[] = [];
  page.on("data", (batch: Buffer) => came.push(batch.toString()));
  return { page, came };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("a page that is written in small pieces", () => {
  it("arrives whole, in order and in few batches", async () => {
    const { page, came } = arrivals();
    const pieces = Array.from({ length: 100 }, (_, n) => `${n} `.padEnd(2048, "é"));
    for (const piece of pieces) page.write(piece);
    page.end();
    await turn();
    await turn();
    expect(came.join("")).toBe(pieces.join(""));
    expect(came.length).toBeLessThan(30);
  });

  it("goes as far as it is when React has no more for now, so a late part holds nothing up", async () => {
    const { page, came } = arrivals();
    page.write("<main>now");
    await turn();
    expect(came).toEqual([]);
    page.flush();
    await turn();
    expect(came).toEqual(["<main>now"]);
    page.end("later</main>");
    await turn();
    expect(came).toEqual(["<main>now", "later</main>"]);
  });

  it("sends nothing when there is nothing", async () => {
    const { page, came } = arrivals();
    page.flush();
    page.end();
    await turn();
    expect(came).toEqual([]);
  });
});
