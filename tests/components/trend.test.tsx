import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Sparkline } from "../../app/components/charts/sparkline.tsx";
import { drawTrend } from "../../app/components/charts/trend-drawing.ts";
import { Trend } from "../../app/components/charts/trend.tsx";

const format = (value: number) => `$${value}`;
const points = [
  { day: "2026-09-01", value: 10, low: 8, high: 12, against: 5, href: "/app/customers?day=1" },
  { day: "2026-09-02", value: null },
  { day: "2026-09-05", value: 20, low: 15, high: 25, href: "/app/customers?day=5" },
];
const events = [
  { day: "2026-08-30", kind: "campaign" as const, name: "too early to be seen" },
  { day: "2026-09-03", kind: "sale" as const, name: "Autumn", href: "/app/offers/sales/7" },
  { day: "2026-10-03", kind: "release" as const, name: "too late to be seen" },
];
const markup = renderToStaticMarkup(
  <Trend
    label="Value by day"
    name="Value"
    againstName="Before"
    points={points}
    events={events}
    format={format}
    since="2026-09-01"
  />,
);

describe("a trend", () => {
  it("leads from each day to what is behind it, in the drawing and in its table", () => {
    const links = [...markup.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      "/app/offers/sales/7",
      "/app/customers?day=1",
      "/app/customers?day=5",
      "/app/customers?day=1",
      "/app/customers?day=5",
    ]);
  });

  it("says of each day its value, its interval and what it is compared with", () => {
    expect(markup).toContain('aria-label="Sep 1, 2026: $10 ($8 to $12), Before $5"');
    expect(markup).toContain('aria-label="Sep 3, 2026: Sale: Autumn"');
    // neither in the drawing and its legend nor in the table
    for (const unseen of ["too early", "too late", "Campaign", "New model"])
      expect(markup).not.toContain(unseen);
  });

  it("is one stop of the keyboard", () => {
    const drawing = /class="mark-area".*?class="chart-actions"/s.exec(markup)![0];
    expect(drawing.match(/tabindex="0"/g)).toHaveLength(1);
  });

  it("leaves days apart that are apart, and a gap where nothing is known", () => {
    const { across, line } = drawTrend(points, [], {
      isClose: false,
      labels: 4,
      format,
      againstName: undefined,
    });
    expect(points.map(({ day }) => across(day))).toEqual([0, 25, 100]);
    expect(line.match(/M/g)).toHaveLength(2);
  });

  it("tells what happened beside the day it was felt", () => {
    expect(markup).toContain("<td>Sale: Autumn</td></tr>");
    expect(markup).toContain("Kept since Sep 1, 2026.");
  });

  it("of a single night says that it has begun, and draws no empty plot", () => {
    const one = (
      <Trend
        label="Value"
        name="Value"
        points={points.slice(0, 1)}
        format={format}
        since="2026-09-01"
      />
    );
    const begun = renderToStaticMarkup(one);
    expect(begun).toContain(
      "Kept by day since Sep 1, 2026: the line begins with the second night.",
    );
    expect(begun).not.toContain("<svg");
  });

  it("of values that hardly differ has an axis whose lines say different things", () => {
    const close = [1_050_000, 1_050_001].map((value, index) => ({
      day: `2026-09-0${index + 1}`,
      value,
    }));
    const options = { isClose: true, labels: 4, format, againstName: undefined };
    const [first, second] = drawTrend(close, [], options).yTicks.map(({ value }) => value);
    expect(second! - first!).toBeGreaterThan(5000);
  });

  it("of two years has at most 120 places for a pointer, the newest among them, and every day in its table", () => {
    const many = Array.from({ length: 730 }, (_, index) => ({
      day: new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10),
      value: index,
    }));
    const drawn = renderToStaticMarkup(
      <Trend label="Long" name="Value" points={many} format={format} />,
    );
    expect(drawn.match(/data-mark=/g)!.length).toBeLessThanOrEqual(120);
    expect(drawn).toContain('aria-label="Dec 30, 2025: $729"');
    expect(drawn.match(/<tr>/g)).toHaveLength(731);
  });

  it.each([
    ["no day", []],
    ["one day", points.slice(0, 1)],
    ["days of nothing", [{ day: "2026-09-01", value: null }]],
    ["one value only", points.map((point) => ({ day: point.day, value: 7 }))],
    ["losses", points.map(({ day }, index) => ({ day, value: -5 * index }))],
  ])("of %s is drawn without a broken number", (_, some) => {
    for (const isClose of [true, false])
      expect(
        renderToStaticMarkup(
          <Trend label="Value" name="Value" points={some} format={format} isClose={isClose} />,
        ),
      ).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe("a sparkline", () => {
  const drawn = (values: (number | null)[]) =>
    renderToStaticMarkup(<Sparkline label="Customers" values={values} format={String} />);

  it("is said in a sentence", () => {
    expect(drawn([4, null, 9])).toContain('role="img" aria-label="Customers: from 4 to 9"');
    expect(drawn([])).toContain('aria-label="Customers: not enough days yet"');
  });

  it.each([
    ["nothing", []],
    ["one value", [3]],
    ["equal values", [3, 3, 3]],
    ["unknown days only", [null, null]],
    ["losses", [-3, -8]],
  ])("of %s is drawn without a broken number", (_, values) => {
    expect(drawn(values)).not.toMatch(/NaN|Infinity|undefined/);
  });
});
