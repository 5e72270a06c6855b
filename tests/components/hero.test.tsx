import { AppProvider } from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json" with { type: "json" };
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { ChartState } from "../../app/components/charts/chart-state.tsx";
import { FigureCard } from "../../app/components/figure-card.tsx";
import { Hero, HeroDecision } from "../../app/components/hero.tsx";
import { money, share, unknown, type Figure } from "../../app/figures/figure.ts";
import { figureSentence } from "../../app/figures/sentence.ts";

const drawn = (element: ReactElement) =>
  renderToStaticMarkup(<AppProvider i18n={english}>{element}</AppProvider>);

const value: Figure = {
  key: "value",
  label: "Expected value",
  value: money(200_000_00),
  note: "of 1,204 customers",
  estimate: { low: money(150_000_00), high: money(250_000_00), confidence: 0.95 },
  change: { by: money(5_000_00), during: "in 30 days" },
  how: {
    formula: "orders × value",
    inputs: [{ label: "Customers", value: { kind: "count", value: 1204 } }],
    counted: ["Paid orders"],
    missing: ["Seasons"],
    docs: "/app/help/revenue",
  },
};

describe("the hero of a page", () => {
  const markup = drawn(
    <Hero
      figure={value}
      currency="USD"
      trend={<p>its course</p>}
      action={{ content: "Create offer", url: "/app/offers/new" }}
    />,
  );

  it("says one number with its interval, what changed, and the next thing to do", () => {
    expect(markup).toContain('data-figure="value">~$200K</p>');
    expect(markup).toContain("$150K to $250K with 95% certainty");
    expect(markup).toContain("+$5,000</span> in 30 days");
    expect(markup).toContain('href="/app/offers/new"');
    expect(markup).toContain("its course");
  });

  it("keeps what the page adds after its sentence, of a figure and of a decision", () => {
    for (const hero of [
      <Hero key="figure" figure={value} currency="USD" sentence="In short.">
        <p>By state</p>
      </Hero>,
      <HeroDecision key="decision" title="This week" decision="Wait" sentence="In short.">
        <p>By state</p>
      </HeroDecision>,
    ])
      expect(drawn(hero)).toMatch(/class="(figure|hero)[^]*In short\.[^]*<p>By state<\/p>/);
  });

  it("draws the interval to scale", () => {
    expect(markup).toContain('style="left:60%;width:40%"');
    expect(markup).toContain('style="left:80%"');
  });

  it("says why there is no number yet, without an interval", () => {
    const early = drawn(
      <Hero figure={{ ...value, value: unknown("from 50 customers on") }} currency="USD" />,
    );
    expect(early).toContain("from 50 customers on");
    expect(early).not.toContain("certainty");
    expect(early).not.toContain("range-bar");
  });

  it("draws no bar for an interval without an end", () => {
    const open = { low: money(100_00), high: null, confidence: 0.9 };
    const markupOfIt = drawn(<Hero figure={{ ...value, estimate: open }} currency="USD" />);
    expect(markupOfIt).toContain("from $100.00 with 90% certainty");
    expect(markupOfIt).not.toContain("range-bar");
  });

  it.each<[string, ChartState, RegExp]>([
    ["waited for", { kind: "loading" }, /role="status".*Being worked out/],
    ["waited for a while", { kind: "loading", why: "Orders are read" }, /<p>Orders are read<\/p>/],
    ["not there", { kind: "empty", why: "From 50 customers on" }, /<p>From 50 customers on<\/p>/],
    [
      "not to be had",
      { kind: "error", why: "It was not read.", again: "/app" },
      /role="alert".*It was not read\..*href="\/app"/,
    ],
  ])("and a figure's card say when the number is %s, in its place", (_, state, said) => {
    for (const markupOfIt of [
      drawn(<Hero figure={value} currency="USD" state={state} />),
      drawn(<FigureCard figure={value} currency="USD" state={state} />),
    ]) {
      expect(markupOfIt).toMatch(said);
      expect(markupOfIt).toContain("Expected value");
      expect(markupOfIt).not.toContain("$200K");
    }
  });

  it("can be a decision", () => {
    expect(drawn(<HeroDecision title="The offer" decision="Wait three more weeks" />)).toContain(
      "Wait three more weeks",
    );
  });
});

describe("how a figure is computed", () => {
  const markup = drawn(<FigureCard figure={value} currency="USD" />);

  it("is behind a button that names the figure and opens before any script has arrived", () => {
    const button = /<button[^>]*aria-label="How this is computed: Expected value"[^>]*>/.exec(
      markup,
    )![0];
    const id = /popovertarget="([^"]*)"/.exec(button)![1]!;
    expect(markup).toContain(`id="${id}"`);
    expect(markup).toMatch(new RegExp(`<div[^>]*id="${id}"[^>]*popover="auto"`));
    expect(markup).toMatch(
      new RegExp(`aria-label="Close"[^>]*popovertarget="${id}" popovertargetaction="hide"`),
    );
    expect(markup).not.toContain("<details");
  });

  it("has formula, inputs, what counts, what is missing, and where more is written", () => {
    for (const part of ["orders × value", "1,204", "Paid orders", "Seasons", "/app/help/revenue"])
      expect(markup).toContain(part);
  });
});

describe("a figure as a sentence", () => {
  it("has label, period, value, interval, change and shop", () => {
    expect(
      figureSentence(value, "USD", { period: "next 12 months", shop: "demo.myshopify.com" }),
    ).toBe(
      "Expected value (next 12 months): ~$200K of 1,204 customers, $150K to $250K with 95% certainty, +$5,000 in 30 days (demo.myshopify.com).",
    );
  });

  it("leaves out what is not known", () => {
    const { key, label, how } = value;
    const bare = { key, label, how, value: share(0.254) };
    expect(figureSentence(bare, "USD", { shop: "" })).toBe("Expected value: 25.4%.");
    expect(
      figureSentence({ ...bare, value: unknown("too few orders") }, "USD", { shop: "my shop" }),
    ).toBe("Expected value: not known, too few orders (my shop).");
  });
});
