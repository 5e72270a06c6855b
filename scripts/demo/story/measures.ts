// How light and quick the pages are, by the numbers Shopify judges apps by.
import { deflateSync, gzipSync } from "node:zlib";
import type { Step } from "../step.ts";
import { appPath, openInAdmin, until } from "./ask.ts";
import { patient } from "../../patience.ts";

/** On a machine of its own; a busier one paints later. */
const LCP_MS = 2500;
const CLS = 0.1;
const EXTENSION_BYTES = 64 * 1024;

interface Vitals {
  LCP?: number;
  CLS?: number;
}

export const measureHome: Step = {
  name: "Home is quick and stands still",
  async run(walk) {
    await openInAdmin(walk, `${await appPath(walk)}/app`, "Home");
    const vitals = await until<Required<Vitals>>(async () => {
      const text = await walk.page.locator("html").getAttribute("data-app-vitals");
      const { LCP, CLS: shift = 0 } = JSON.parse(text ?? "{}") as Vitals;
      return LCP === undefined
        ? { missing: "LCP is not reported" }
        : { found: { LCP, CLS: shift } };
    }, 15_000);
    const frame = walk.page.frames().find((one) => one.parentFrame() === walk.page.mainFrame());
    const addresses = await frame!.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map((entry) => new URL(entry.name))
        .filter((url) => url.origin === location.origin && url.pathname.endsWith(".js"))
        .map((url) => url.href),
    );
    const scripts = await Promise.all(
      addresses.map(async (address) => Buffer.from(await (await fetch(address)).arrayBuffer())),
    );
    const kilobytes = (sizes: number[]) =>
      Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
    const plain = kilobytes(scripts.map((script) => script.length));
    // the edge rewrites what it passes on and so asks for it uncompressed; a real shop gets it zipped
    const zipped = kilobytes(scripts.map((script) => gzipSync(script).length));
    if (vitals.LCP > patient(LCP_MS))
      throw new Error(`LCP ${Math.round(vitals.LCP)} ms, at most ${LCP_MS}`);
    if (vitals.CLS > CLS) throw new Error(`CLS ${vitals.CLS.toFixed(3)}, at most ${CLS}`);
    return `LCP ${Math.round(vitals.LCP)} ms, CLS ${vitals.CLS.toFixed(3)}, ${plain} KB of JavaScript, ${zipped} KB zipped`;
  },
};

export const measureExtension: Step = {
  name: "The checkout extension is small",
  async run(walk) {
    const answer = await fetch(`${walk.stack.url}/extensions/feedback-survey.js`);
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    // what could not be built is served too: as a line that throws the reason
    if (bytes.subarray(0, 5).equals(Buffer.from("throw"))) throw new Error(bytes.toString("utf8"));
    const deflated = deflateSync(bytes).length;
    if (deflated > EXTENSION_BYTES)
      throw new Error(`${deflated} bytes deflated, Shopify takes ${EXTENSION_BYTES}`);
    return `${bytes.length.toLocaleString("en")} bytes, ${deflated.toLocaleString("en")} deflated`;
  },
};
