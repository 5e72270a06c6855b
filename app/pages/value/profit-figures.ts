import {
  contributionOf,
  LEAST_KNOWN,
  type Contribution,
  type ProfitPicture,
} from "../../clv/predict/profit.ts";
import { simpleValue } from "../../clv/predict/simple-value.ts";
import { count, money, plain, share, unknown, years, type Figure } from "../../figures/figure.ts";

/** What the value page can say about profit. Never a figure without the share of sales its costs are known for. */
export type ProfitCard =
  /** the merchant has not let us see costs */
  | { kind: "ask" }
  | { kind: "reading" }
  | { kind: "too-little"; sentence: string }
  | { kind: "figures"; sentence: string; figures: Figure[] };

type Predicted = { value: number; low: number; high: number; confidence: number };

const NOT_SUBTRACTED = "Shipping, payment fees, advertising and salaries are not subtracted.";
const TODAY = "Past sales are taken at today's unit costs: Shopify keeps no older ones.";
const RETURNS = "Pieces that came back cost nothing, as if they could be sold again.";
const LINES =
  "An order's revenue is shared out to its lines by their worth; a unit cost is taken off for each piece kept.";

/** Rounded down: costs of "100%" would be said to be all known. */
const percent = (part: number) => `${Math.floor(part * 100 + 1e-9)}%`;
const known = (part: number) => `costs known for ${percent(part)} of sales`;

interface ProfitSettings {
  lifespanYears: number;
  /** of goods without a unit cost; null = unknown */
  marginPercent: number | null;
}

/**
 * @param allowed whether the merchant lets us see costs
 * @param predicted value of the next 12 months of all customers, minor units
 */
export function profitCard(
  allowed: boolean,
  picture: ProfitPicture | null,
  settings: ProfitSettings,
  predicted: Predicted | null,
): ProfitCard {
  if (!allowed) return { kind: "ask" };
  if (!picture) return { kind: "reading" };
  const all = contributionOf(picture.all, settings.marginPercent);
  if (!all || all.knownShare < LEAST_KNOWN)
    return { kind: "too-little", sentence: tooLittle(all?.knownShare ?? 0) };
  return {
    kind: "figures",
    sentence: shareWords(all.knownShare, settings.marginPercent),
    figures: [
      historicProfit(picture, all, settings.marginPercent),
      simpleProfit(picture, all, settings),
      ...(predicted ? [predictedProfit(picture, predicted, settings.marginPercent)] : []),
    ],
  };
}

function tooLittle(knownShare: number): string {
  const so =
    knownShare > 0
      ? `Shopify has a cost per item for ${percent(knownShare)} of your sales.`
      : "Shopify has no cost per item for what you have sold.";
  return `${so} Below ${percent(LEAST_KNOWN)} a profit would be guesswork. Enter costs in Shopify under Products; they count here from the next night.`;
}

function shareWords(knownShare: number, marginPercent: number | null): string {
  const so = `Unit costs are known for ${percent(knownShare)} of sales.`;
  if (knownShare >= 1) return so;
  return marginPercent === null
    ? `${so} The rest is left out, as if it had brought nothing: enter the missing costs in Shopify, or a margin in Settings.`
    : `${so} The rest counts with your margin of ${marginPercent}% from Settings.`;
}

function inputsOf(
  { revenueMinor, knownMinor, costMinor }: ProfitPicture["all"],
  marginPercent: number | null,
) {
  const rest = revenueMinor - knownMinor;
  return [
    { label: "Revenue", value: money(revenueMinor) },
    { label: "of it with known costs", value: money(knownMinor) },
    { label: "Share with known costs", value: share(knownMinor / revenueMinor) },
    { label: "Unit costs of that", value: money(costMinor) },
    marginPercent === null
      ? { label: "Left out, cost unknown", value: money(rest) }
      : {
          label: `Of the rest, ${marginPercent}%`,
          value: money(Math.round((rest * marginPercent) / 100)),
        },
  ];
}

const counted = (marginPercent: number | null) => [
  LINES,
  RETURNS,
  ...(marginPercent === null
    ? ["Sales of unknown cost are left out, as if they had brought nothing."]
    : ["Sales of unknown cost count with the margin from Settings."]),
];

const FORMULA =
  "revenue with known costs − pieces kept × unit cost, + your margin of the rest if you gave one";

function historicProfit(
  picture: ProfitPicture,
  { minor, knownShare }: Contribution,
  marginPercent: number | null,
): Figure {
  return {
    key: "profit-so-far",
    label: "Profit of a customer so far",
    value: money(Math.round(minor / Math.max(1, picture.customers))),
    note: `on average · ${known(knownShare)}`,
    how: {
      name: "Contribution after unit costs",
      formula: `(${FORMULA}) ÷ customers`,
      inputs: [
        ...inputsOf(picture.all, marginPercent),
        { label: "Profit of all customers so far", value: money(Math.round(minor)) },
        { label: "Customers", value: count(picture.customers) },
      ],
      counted: counted(marginPercent),
      missing: [NOT_SUBTRACTED, TODAY],
    },
  };
}

function simpleProfit(
  picture: ProfitPicture,
  { minor, knownShare }: Contribution,
  { lifespanYears, marginPercent }: ProfitSettings,
): Figure {
  const value = simpleValue(
    { revenue: picture.all.revenueMinor, orders: picture.all.orders, customers: picture.customers },
    lifespanYears,
  );
  const perOrder = minor / picture.all.orders;
  return {
    key: "simple-profit",
    label: "Simple lifetime profit",
    value: value
      ? money(Math.round(perOrder * value.frequency * lifespanYears))
      : unknown("no customer has ordered yet"),
    note: `a customer over ${lifespanYears} ${lifespanYears === 1 ? "year" : "years"} · ${known(knownShare)}`,
    how: {
      name: "Simple CLV, net",
      formula: "AOV × F × T, with the profit of an order in place of its revenue",
      inputs: [
        ...inputsOf(picture.all, marginPercent),
        { label: "Orders", value: count(picture.all.orders) },
        { label: "AOV, as profit", value: money(Math.round(perOrder)) },
        ...(value ? [{ label: "F", value: plain(value.frequency) }] : []),
        { label: "T, lifespan (your choice on Home)", value: years(lifespanYears) },
      ],
      counted: counted(marginPercent),
      missing: [
        "It carries the average customer so far forward as if nobody ever left.",
        NOT_SUBTRACTED,
        TODAY,
      ],
    },
  };
}

function predictedProfit(
  { year }: ProfitPicture,
  predicted: Predicted,
  marginPercent: number | null,
): Figure {
  const recent = contributionOf(year, marginPercent);
  const isKnown = recent !== null && recent.knownShare >= LEAST_KNOWN;
  const of = (minor: number) => money(Math.round(minor * recent!.perRevenue));
  const label = "Predicted profit, next 12 months";
  return {
    key: "predicted-profit",
    label,
    value: isKnown
      ? of(predicted.value)
      : unknown(
          recent
            ? `${known(recent.knownShare)} in the last 12 months: too little`
            : "nothing was sold in the last 12 months",
        ),
    ...(isKnown
      ? {
          note: `all customers of today · ${known(recent.knownShare)}`,
          // sold below cost, more orders bring less
          estimate: {
            low: of(recent.perRevenue < 0 ? predicted.high : predicted.low),
            high: of(recent.perRevenue < 0 ? predicted.low : predicted.high),
            confidence: predicted.confidence,
          },
        }
      : {}),
    how: {
      name: "12-month CLV, net",
      formula: "predicted value × (profit ÷ revenue of the last 12 months)",
      inputs: [
        { label: "Predicted value", value: money(Math.round(predicted.value)) },
        ...(recent
          ? [
              ...inputsOf(year, marginPercent).map((input) => ({
                ...input,
                label: `${input.label}, last 12 months`,
              })),
              { label: "Profit ÷ revenue", value: share(recent.perRevenue) },
            ]
          : []),
      ],
      counted: counted(marginPercent),
      missing: [
        "The share of sales that is left is taken as known: the interval is that of the predicted value.",
        "Unit costs, prices and the mix of goods of the next months may differ.",
        NOT_SUBTRACTED,
      ],
    },
  };
}
