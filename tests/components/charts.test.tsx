import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { BarChart } from "../../app/components/charts/bar-chart.tsx";
import { Distribution } from "../../app/components/charts/distribution.tsx";
import { HeatMap } from "../../app/components/charts/heat-map.tsx";
import { LineChart } from "../../app/components/charts/line-chart.tsx";
import { PairedBars } from "../../app/components/charts/paired-bars.tsx";
import { formatNumber } from "../../app/figures/format.ts";

/** Cells of the table in the markup, row by row, heading first. */
function tableOf(element: ReactElement): string[][] {
  const markup = renderToStaticMarkup(element);
  const table = /<table.*?<\/table>/s.exec(markup)?.[0] ?? "";
  return [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      cell!.replace(/<[^>]*>/g, ""),
    ),
  );
}

const bars = (
  <BarChart
    label="Customers by state"
    columns={["State", "Customers", "Value at risk"]}
    format={(value) => formatNumber(value)}
    bars={[
      { name: "VIP", value: 1200, more: ["$0"] },
      { name: "Slipping", value: 300, more: ["$4,000"] },
    ]}
  />
);
const line = (
  <LineChart
    label="Repeat rate by month"
    xName="Month"
    x={["Jan", "Feb", "Mar"]}
    format={(value) => `${value}%`}
    series={[
      {
        name: "All",
        values: [10, null, 30],
        band: [{ low: 8, high: 12 }, null, { low: 25, high: 35 }],
      },
      { name: "New", values: [5, 6, 7] },
    ]}
  />
);
const fan = (
  <LineChart
    label="Orders expected"
    xName="Until"
    x={["Jan"]}
    format={(value) => `${value}`}
    series={[
      { name: "All", values: [20], band: [{ low: 8, high: 32 }], core: [{ low: 15, high: 24 }] },
    ]}
  />
);
const distribution = (
  <Distribution
    label="Customers by value"
    columns={["Value", "Customers"]}
    format={(value) => formatNumber(value)}
    bins={[
      { name: "$0 to $50", count: 1500 },
      { name: "$50 to $100", count: 20 },
    ]}
  />
);
const heat = (
  <HeatMap
    label="Share that came back, by month of the first order"
    columns={["First order", "Month 1", "Month 2"]}
    format={(value) => `${Math.round(value * 100)}%`}
    rows={[
      { name: "Jan", cells: [{ value: 0.2 }, { value: 0.1 }] },
      { name: "Feb", cells: [{ value: 0.05, incomplete: true }, { value: null }] },
    ]}
  />
);

describe("a chart has the same numbers as a table", () => {
  it.each([
    [
      "bars",
      bars,
      [
        ["State", "Customers", "Value at risk"],
        ["VIP", "1,200", "$0"],
        ["Slipping", "300", "$4,000"],
      ],
    ],
    [
      "lines with an interval and a gap",
      line,
      [
        ["Month", "All", "New"],
        ["Jan", "10% (8% to 12%)", "5%"],
        ["Feb", "–", "6%"],
        ["Mar", "30% (25% to 35%)", "7%"],
      ],
    ],
    [
      "lines with two intervals",
      fan,
      [
        ["Until", "All"],
        ["Jan", "20 (8 to 32), half 15 to 24"],
      ],
    ],
    [
      "a distribution",
      distribution,
      [
        ["Value", "Customers"],
        ["$0 to $50", "1,500"],
        ["$50 to $100", "20"],
      ],
    ],
    [
      "a heat map",
      heat,
      [
        ["First order", "Month 1", "Month 2"],
        ["Jan", "20%", "10%"],
        ["Feb", "5%*", ""],
      ],
    ],
  ])("%s", (_, chart, table) => expect(tableOf(chart)).toEqual(table));
});

describe("a chart", () => {
  it.each([
    ["bars", bars, "Customers by state"],
    ["lines", line, "Repeat rate by month"],
    ["a distribution", distribution, "Customers by value"],
    ["a heat map", heat, "Share that came back, by month of the first order"],
  ])("says what it shows, and its table can be reached by keyboard: %s", (_, chart, label) => {
    const markup = renderToStaticMarkup(chart);
    expect(markup).toContain(`<figure class="chart" aria-label="${label}"`);
    expect(markup).toMatch(/<div class="data-table-scroll" tabindex="0" role="group"/);
    expect(markup).toContain('scope="row"');
  });

  it("draws the longest bar for the largest value", () => {
    expect(renderToStaticMarkup(bars)).toMatch(/width:100%.*width:25%/s);
  });

  it("hatches the first of two bars side by side, inside the bar and in the legend", () => {
    const pairs = [{ name: "a", first: 50, second: 100 }];
    const columns = ["Month", "Predicted", "Actual"];
    const markup = renderToStaticMarkup(
      <PairedBars label="Orders" columns={columns} pairs={pairs} format={String} />,
    );
    const lines = [...markup.matchAll(/class="chart-hatch" d="([^"]*)"/g)];
    expect(lines).toHaveLength(1);
    const heights = [...lines[0]![1]!.matchAll(/M[\d.]+,([\d.]+)h[\d.]+/g)].map(([, y]) =>
      Number(y),
    );
    expect(heights.length).toBeGreaterThan(10);
    // a bar of half the height stands in the lower half
    expect(Math.min(...heights)).toBeGreaterThan(50);
    expect(Math.max(...heights)).toBeLessThan(100);
    expect(markup).toMatch(/chart-swatch-hatched"><\/span>Predicted/);
    expect(markup).not.toMatch(/chart-swatch-hatched"><\/span>Actual/);
  });

  it("leaves a gap where nothing is known", () => {
    const path = /class="chart-line" d="([^"]*)"/.exec(renderToStaticMarkup(line))?.[1] ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it.each([
    ["bars", <BarChart label="None" columns={["A", "B"]} bars={[]} format={String} />],
    [
      "zeros",
      <BarChart label="0" columns={["A", "B"]} bars={[{ name: "A", value: 0 }]} format={String} />,
    ],
    ["lines", <LineChart label="None" xName="x" x={[]} series={[]} format={String} />],
    [
      "one point",
      <LineChart
        label="1"
        xName="x"
        x={["1"]}
        series={[{ name: "a", values: [4] }]}
        format={String}
      />,
    ],
    [
      "a distribution",
      <Distribution label="None" columns={["A", "B"]} bins={[]} format={String} />,
    ],
    ["a heat map", <HeatMap label="None" columns={["A"]} rows={[]} format={String} />],
  ])("of nothing is drawn without a broken number: %s", (_, chart) => {
    expect(renderToStaticMarkup(chart)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("counts in whole numbers on its axis, however few there are", () => {
    const steps = (chart: ReactElement) => {
      const axis = /<div class="plot-y"[^>]*>(.*?)<\/div>/s.exec(renderToStaticMarkup(chart))![1]!;
      return [...axis.matchAll(/<span[^>]*>(.*?)<\/span>/g)].map(([, text]) => text);
    };
    const bins = [{ name: "$0 to $50", count: 1 }];
    expect(
      steps(<Distribution label="Few" columns={["A", "B"]} bins={bins} format={String} />),
    ).toEqual(["0", "1"]);
    const pairs = [{ name: "a", first: 0.4, second: 2 }];
    const few = { label: "Few", columns: ["A", "B", "C"], pairs, format: String };
    expect(steps(<PairedBars {...few} counts />)).toEqual(["0", "1", "2"]);
    expect(steps(<PairedBars {...few} />)).toContain("0.5");
  });
});
