import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { describe, expect, it } from "vitest";
import { BarChart } from "../../app/components/charts/bar-chart.tsx";
import { DotTimeline } from "../../app/components/charts/dot-timeline.tsx";
import { Flow } from "../../app/components/charts/flow.tsx";
import { Funnel } from "../../app/components/charts/funnel.tsx";
import { HeatMap } from "../../app/components/charts/heat-map.tsx";
import { NamedMap } from "../../app/components/charts/named-map.tsx";
import { RangeBar } from "../../app/components/charts/range-bar.tsx";
import { StackedBar } from "../../app/components/charts/stacked-bar.tsx";
import { TwoIntervals } from "../../app/components/charts/two-intervals.tsx";

const drawn = (element: ReactElement) => renderToStaticMarkup(element);
const links = (markup: string) =>
  [...markup.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, to]) => to);
const rows = (markup: string) =>
  [...markup.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      cell!.replace(/<[^>]*>/g, ""),
    ),
  );

describe("before and after as two intervals", () => {
  const markup = drawn(
    <TwoIntervals
      label="Profit a customer"
      columns={["", "Profit"]}
      intervals={[
        { name: "Expected", value: 2, low: 0, high: 4 },
        { name: "Measured", value: 6, low: 4, high: 8, href: "/app/customers?offer=1" },
      ]}
      line={{ value: 0, name: "nothing gained" }}
      format={(value) => `$${value}`}
    />,
  );

  it("lie to scale under each other", () => {
    expect(markup).toContain('style="left:0%;width:50%"');
    expect(markup).toContain('style="left:50%;width:50%"');
    expect(markup).toContain("Dashed: nothing gained ($0)");
  });

  it("are a table too, and lead to the customers", () => {
    expect(rows(markup)).toEqual([
      ["", "Profit", "From", "To"],
      ["Expected", "$2", "$0", "$4"],
      ["Measured", "$6", "$4", "$8"],
    ]);
    expect(links(markup)).toEqual(["/app/customers?offer=1", "/app/customers?offer=1"]);
    expect(markup).toContain('aria-label="Measured: $6 ($4 to $8)"');
  });
});

describe("a timeline of dots", () => {
  const dots = [
    { day: "2026-01-01", what: "Order #1" },
    { day: "2026-01-11", what: "Order #2", href: "/orders/2" },
    { day: "2026-03-12", what: "Order #3" },
  ];
  const markup = drawn(
    <DotTimeline
      label="Orders of Jane"
      dots={dots}
      today="2026-04-11"
      rhythm={{ from: "2026-03-22", until: "2026-04-01", name: "usual time of the next order" }}
    />,
  );

  it("keeps gaps as long as the time between", () => {
    const lefts = [...markup.matchAll(/timeline-dot" [^>]*style="left:([\d.]+)%/g)].map(
      ([, left]) => Number(left),
    );
    const [first = 0, second = 0, third = 0] = lefts;
    expect((third - second) / (second - first)).toBeCloseTo(6, 1);
  });

  it("shades the time in which the next is due", () => {
    expect(markup).toMatch(/timeline-rhythm"[^>]*style="left:78\.8%;width:9\.6%"/);
    expect(markup).toContain("Shaded: usual time of the next order, Mar 22, 2026 to Apr 1, 2026");
  });

  it("names long gaps, and tells all of them in its table", () => {
    expect(markup).toContain(">60 days<");
    expect(markup).not.toContain(">10 days<");
    expect(rows(markup).slice(1)).toEqual([
      ["Jan 1, 2026", "Order #1", ""],
      ["Jan 11, 2026", "Order #2", "10"],
      ["Mar 12, 2026", "Order #3", "60"],
    ]);
    expect(links(markup)).toEqual(["/orders/2", "/orders/2"]);
  });
});

describe("a funnel", () => {
  const markup = drawn(
    <Funnel
      label="Win back"
      columns={["Step", "Customers"]}
      steps={[
        { name: "Codes made", count: 200 },
        { name: "Codes used", count: 50, href: "/app/customers?used=1" },
        { name: "Ordered again", count: 10 },
      ]}
      format={String}
    />,
  );

  it("tells each step's share of the step before and of the first", () => {
    expect(rows(markup)).toEqual([
      ["Step", "Customers", "Of the step before", "Of the first"],
      ["Codes made", "200", "–", "–"],
      ["Codes used", "50", "25.0%", "25.0%"],
      ["Ordered again", "10", "20.0%", "5.0%"],
    ]);
    expect(markup).toContain(
      'aria-label="Ordered again: 10, 20.0% of the step before, 5.0% of the first"',
    );
    expect(links(markup)).toEqual(["/app/customers?used=1", "/app/customers?used=1"]);
  });

  it("that nobody entered has no shares", () => {
    const steps = [
      { name: "Made", count: 0 },
      { name: "Used", count: 0 },
    ];
    const none = drawn(<Funnel label="None" columns={["A", "B"]} steps={steps} format={String} />);
    expect(none).not.toMatch(/NaN|Infinity|%<\/td>/);
  });
});

describe("a heat map", () => {
  const markup = drawn(
    <HeatMap
      label="Came back"
      columns={["First order", "Month 1", "Month 2"]}
      rows={[
        {
          name: "Jan",
          cells: [{ value: 0.2, href: "/a", more: "20 of 100 customers" }, { value: 0.1 }],
        },
        { name: "Feb", cells: [{ value: 0.3, href: "/b" }, { value: null }] },
      ]}
      format={(share) => `${Math.round(share * 100)}%`}
    />,
  );

  it("leads from a cell to its customers, and says more than its number", () => {
    expect(links(markup)).toEqual(["/a", "/b"]);
    expect(markup).toContain('aria-label="Jan, Month 1: 20%, 20 of 100 customers"');
    expect(rows(markup)[1]).toEqual(["Jan", "20%", "10%"]);
  });
});

describe("bars", () => {
  it("lead on, and those below nothing go the other way", () => {
    const markup = drawn(
      <BarChart
        label="Change"
        columns={["State", "Customers"]}
        bars={[
          { name: "VIP", value: 30, href: "/vip" },
          { name: "Lapsed", value: -10 },
        ]}
        format={String}
      />,
    );
    expect(markup).toContain("margin-inline-start:25%;width:75%");
    expect(markup).toContain("margin-inline-start:0%;width:25%");
    expect(links(markup)).toEqual(["/vip", "/vip"]);
  });
});

it("a band of moves leads to those who moved", () => {
  const moves = [{ from: "New", to: "Active", count: 3, href: "/moved" }];
  const markup = drawn(
    <Flow
      label="Moves"
      columns={["May", "June", "Customers"]}
      order={["New", "Active"]}
      moves={moves}
      format={String}
    />,
  );
  expect(links(markup)).toEqual(["/moved", "/moved"]);
  expect(markup).toContain('aria-label="New → Active: 3"');
});

it("an estimate in a table is a bar that is said in words", () => {
  const bar = { label: "Value of Jane", value: 30, low: 10, high: 60, to: 100 };
  expect(drawn(<RangeBar {...bar} format={String} />)).toContain(
    'aria-label="Value of Jane: 30, between 10 and 60"',
  );
  expect(drawn(<RangeBar {...bar} to={0} format={String} />)).not.toMatch(/NaN|Infinity/);
});

describe("a chart that cannot be drawn", () => {
  it("is as well one that is a table itself", () => {
    const map = (state?: Parameters<typeof NamedMap>[0]["state"]) =>
      drawn(<NamedMap label="Places" state={state} columns={["A"]} rows={[]} format={String} />);
    expect(map({ kind: "error" })).toContain('role="alert"');
    expect(map()).toContain("Nothing to draw yet.");
    expect(map()).not.toContain("<table");
  });

  const of = (state?: Parameters<typeof BarChart>[0]["state"]) =>
    drawn(<BarChart label="States" state={state} columns={["A", "B"]} bars={[]} format={String} />);

  it.each([
    ["says that there is nothing yet", of(), "Nothing to draw yet."],
    ["says what is missing", of({ kind: "empty", why: "From 50 on." }), "From 50 on."],
    ["is a status while it is worked out", of({ kind: "loading" }), 'role="status"'],
    ["is an alert when it failed", of({ kind: "error" }), 'role="alert"'],
    ["can be tried again", of({ kind: "error", again: "/app/value" }), 'href="/app/value"'],
  ])("%s", (_, markup, words) => {
    expect(markup).toContain(words);
    expect(markup).toContain('<figure class="chart" aria-label="States"');
    expect(markup).not.toContain("<table");
  });
});

it("the parts of a whole stand in one bar, as wide as their shares, and in a table", () => {
  const parts = [
    { name: "Chance", share: 0.75 },
    { name: "Season", share: 0.25 },
  ];
  const bar = drawn(<StackedBar label="Doubt" columns={["Source", "Share"]} parts={parts} />);
  expect(bar).toContain('style="width:75%"');
  expect(bar).toContain('style="width:25%"');
  expect(bar).toContain('aria-label="Chance: 75%"');
  expect(bar).toMatch(/<table.*Season.*25%.*<\/table>/s);
});
