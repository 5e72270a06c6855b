import { machine } from "../machine.ts";
import type { Measured } from "./answer-times.ts";
import type { Vitals } from "./in-browser.ts";

const line = (cells: readonly (string | number)[]) =>
  `${cells.map((cell, nth) => (nth === 0 ? String(cell).padEnd(30) : String(cell).padStart(10))).join(" ")}\n`;

/** What a bench of the pages prints: for people, or a line of JSON for each figure. */
export function report(
  json: boolean,
  answers: readonly Measured[],
  vitals: readonly Vitals[],
): string {
  const where = machine();
  if (json)
    return [...answers, ...vitals]
      .map((one) => `${JSON.stringify({ bench: "pages", ...one, ...where })}\n`)
      .join("");
  const size = (orders: number) => orders.toLocaleString("en");
  return [
    line(["page", "way", "orders", "p50 ms", "p95 ms", "kB"]),
    ...answers.map(({ page, way, orders, p50Ms, p95Ms, kb }) =>
      line([page, way, size(orders), p50Ms.toFixed(1), p95Ms.toFixed(1), kb.toFixed(0)]),
    ),
    ...(vitals.length === 0
      ? []
      : ["\n", line(["in a browser", "orders", "LCP ms", "INP ms", "CLS", "scripts kB"])]),
    ...vitals.map(({ page, orders, lcpMs, inpMs, cls, scriptsKb }) =>
      line([
        page,
        size(orders),
        lcpMs.toFixed(0),
        inpMs.toFixed(0),
        cls.toFixed(3),
        scriptsKb.toFixed(0),
      ]),
    ),
    `machine: ${where.cores} × ${where.processor}, load ${where.load}; goals: p95 100 ms, LCP 1,000 ms, INP 100 ms, CLS 0.02, scripts 200 kB\n`,
  ].join("");
}
