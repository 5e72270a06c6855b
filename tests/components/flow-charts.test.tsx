import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { DayCurve, type Near } from "../../app/components/charts/day-curve.tsx";
import { Flow } from "../../app/components/charts/flow.tsx";
import { PairedBars } from "../../app/components/charts/paired-bars.tsx";
import { whoWaits } from "../../app/pages/value/churn/win-back-card.tsx";
import { whoCameBack } from "../../app/pages/value/retention/back-hero.tsx";

/** Cells of the table in the markup, row by row, heading first. */
function tableOf(markup: string): string[][] {
  const table = /<table.*?<\/table>/s.exec(markup)?.[0] ?? "";
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!),
  );
}

const drawn = (element: ReactElement) => {
  const markup = renderToStaticMarkup(element);
  return { markup, table: tableOf(markup) };
};
const numbers = (text: string) => [...text.matchAll(/-?[\d.]+/g)].map(([found]) => Number(found));

describe("predicted beside actual", () => {
  const pairs = [
    { name: "Sep 21", first: 120, second: 100, more: ["900"] },
    { name: "Oct 21", first: 50, second: 200, more: ["910"] },
  ];
  const { markup, table } = drawn(
    <PairedBars
      label="Orders by month"
      columns={["Month", "Predicted", "Actual", "Customers"]}
      pairs={pairs}
      format={String}
    />,
  );

  it("tells the table what it draws", () => {
    expect(table).toEqual([
      ["Month", "Predicted", "Actual", "Customers"],
      ["Sep 21", "120", "100", "900"],
      ["Oct 21", "50", "200", "910"],
    ]);
  });

  it("draws bars as high as their numbers", () => {
    const heights = [...markup.matchAll(/<rect[^>]*height="([\d.]+)"/g)].map(([, h]) => Number(h));
    expect(heights).toEqual([60, 50, 25, 100]);
  });
});

describe("predicted beside actual, held against a plain rule", () => {
  const { markup, table } = drawn(
    <PairedBars
      label="Orders by month"
      columns={["Month", "Predicted", "Actual", "At their pace so far", "Customers"]}
      pairs={[
        { name: "Sep 21", first: 120, second: 100, third: 150, more: ["900"] },
        { name: "Oct 21", first: 50, second: 200, third: 140, more: ["910"] },
      ]}
      format={String}
    />,
  );

  it("has the rule in the table and in what is said of a bar", () => {
    expect(table[0]).toEqual(["Month", "Predicted", "Actual", "At their pace so far", "Customers"]);
    expect(table[2]).toEqual(["Oct 21", "50", "200", "140", "910"]);
    expect(markup).toContain("At their pace so far 140");
  });

  it("draws it as a line across both bars, at its height", () => {
    const heights = [
      ...markup.matchAll(/<line class="chart-line" x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)"/g),
    ];
    // the legend's own, then of 200: 150 lies a quarter below the top
    expect(heights.map(([, y]) => Number(y))).toEqual([4, 25, 30]);
  });
});

describe("a curve over days", () => {
  const points = [
    { day: 0, value: 0, low: 0, high: 0 },
    { day: 30, value: 0.2, low: 0.1, high: 0.3 },
    { day: 120, value: 0.4, low: 0.3, high: 0.5 },
  ];
  const curve = (marks: { day: number; name: string }[]) =>
    drawn(
      <DayCurve
        label="Second orders"
        columns={["Day", "Back"]}
        points={points}
        marks={marks}
        format={(share) => `${Math.round(share * 100)}%`}
      />,
    );

  it("tells the table the values with their intervals", () => {
    expect(curve([]).table).toEqual([
      ["Day", "Back"],
      ["0", "0% (0% to 0%)"],
      ["30", "20% (10% to 30%)"],
      ["120", "40% (30% to 50%)"],
    ]);
  });

  it("leads to everybody on it, also where it has more days than can be met", () => {
    const long = Array.from({ length: 120 }, (_, day) => ({ day, value: day / 120 }));
    const linksOf = (hrefOf: (day: number, near: Near) => string | undefined) => {
      const { markup } = drawn(
        <DayCurve
          label="Second orders"
          columns={["Day", "Back"]}
          points={long}
          hrefOf={hrefOf}
          format={String}
        />,
      );
      const table = /<table.*<\/table>/s.exec(markup)![0];
      return [...table.matchAll(/href="[^?]*\?([^"]*)"/g)].map(
        ([, query]) => new URLSearchParams(query!.replaceAll("&amp;", "&")),
      );
    };
    const numbersOf = (links: URLSearchParams[], param: string) =>
      links.map((link) => Number(link.get(param)));
    const back = linksOf(whoCameBack);
    const ends = numbersOf(back, "second_max");
    expect(numbersOf(back, "second_min")).toEqual([0, ...ends.slice(0, -1)].map((day) => day + 1));
    expect(ends.at(-1)).toBe(119);
    const waiting = linksOf(whoWaits);
    const begins = numbersOf(waiting, "since_min");
    expect(numbersOf(waiting.slice(0, -1), "since_max")).toEqual(
      begins.slice(1).map((day) => day - 1),
    );
    expect([begins[0], waiting.at(-1)!.get("since_max")]).toEqual([0, null]);
  });

  it("places days by their distance, not by their number", () => {
    const line = /class="chart-line" d="([^"]*)"/.exec(curve([]).markup)![1]!;
    // 30 of 120 days is a quarter of the way, 0.2 of 0.5 two fifths of the height
    expect(numbers(line).slice(2, 4)).toEqual([25, 60]);
  });

  it("marks a day with its name, and none beyond the curve", () => {
    const { markup } = curve([
      { day: 60, name: "half are back" },
      { day: 500, name: "far away" },
    ]);
    expect(markup).toContain('class="chart-event" x1="50"');
    expect(markup).toContain("half are back, day 60");
    expect(markup).not.toContain("far away");
  });
});

describe("moves from place to place", () => {
  const { markup, table } = drawn(
    <Flow
      label="Moves"
      columns={["Oct 22", "Nov 21", "Customers"]}
      order={["Active", "Slipping", "Lapsed"]}
      moves={[
        { from: "Active", to: "Slipping", count: 30 },
        { from: "Slipping", to: "Lapsed", count: 10 },
        { from: "Active", to: "Lapsed", count: 20 },
      ]}
      format={String}
    />,
  );

  it("tells the table every move, the largest first", () => {
    expect(table).toEqual([
      ["Oct 22 → Nov 21", "Customers"],
      ["Active → Slipping", "30"],
      ["Active → Lapsed", "20"],
      ["Slipping → Lapsed", "10"],
    ]);
  });

  it("draws bands as wide as their number, none over another on its side", () => {
    const bands = [...markup.matchAll(/flow-band[^"]*" d="([^"]*)"/g)].map(([, d]) => {
      const [, top, , , , , , right, , rightEnd, , , , , , left] = numbers(d!);
      return { top: top!, left: left!, right: right!, rightEnd: rightEnd! };
    });
    const widths = bands.map(({ top, left }) => left - top);
    expect(widths[0]! / widths[2]!).toBeCloseTo(3, 1);
    expect(widths[1]! / widths[2]!).toBeCloseTo(2, 1);
    expect(bands[0]!.left).toBeCloseTo(bands[1]!.top, 2);
    expect(bands[1]!.left).toBeLessThan(bands[2]!.top);
    expect(Math.max(...bands.map(({ rightEnd }) => rightEnd))).toBeLessThanOrEqual(100);
  });

  it("names each end with what left and what arrived", () => {
    const text = markup.replace(/<[^>]*>/g, "");
    expect(text).toContain("Active 50");
    expect(text).toContain("Lapsed 30");
  });
});
