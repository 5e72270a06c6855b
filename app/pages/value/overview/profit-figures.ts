import {
  contributionOf,
  LEAST_KNOWN,
  type Contribution,
  type ProfitPicture,
} from "../../../clv/predict/profit.ts";
import { simpleValue } from "../../../clv/predict/simple-value.ts";
import {
  count,
  money,
  plain,
  share,
  unknown,
  years,
  type Figure,
} from "../../../figures/figure.ts";
import { words } from "./profit-figures-words.ts";

/** What the value page can say about profit. Never a figure without the share of sales its costs are known for. */
export type ProfitCard =
  /** the merchant has not let us see costs */
  | { kind: "ask" }
  | { kind: "reading" }
  | { kind: "too-little"; sentence: string }
  | { kind: "figures"; sentence: string; figures: Figure[] };

type Predicted = { value: number; low: number; high: number; confidence: number };

const NOT_SUBTRACTED = words.shippingPaymentFeesAdvertising;
const TODAY = words.pastSalesAreTaken;
const RETURNS = words.piecesThatCameBack;
const LINES = words.anOrdersRevenue;

/** Rounded down: costs of "100%" would be said to be all known. */
const percent = (part: number) => `${Math.floor(part * 100 + 1e-9)}%`;
const known = (part: number) => words.costsKnown(percent(part));

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
  const so = knownShare > 0 ? words.shopifyHasACost(percent(knownShare)) : words.shopifyHasNoCost;
  return words.belowAProfitWould(so, percent(LEAST_KNOWN));
}

function shareWords(knownShare: number, marginPercent: number | null): string {
  const so = words.unitCostsAreKnown(percent(knownShare));
  if (knownShare >= 1) return so;
  return marginPercent === null ? words.theRestIsLeft(so) : words.theRestCounts(so, marginPercent);
}

function inputsOf(
  { revenueMinor, knownMinor, costMinor }: ProfitPicture["all"],
  marginPercent: number | null,
) {
  const rest = revenueMinor - knownMinor;
  return [
    { label: words.revenue, value: money(revenueMinor) },
    { label: words.ofItWithKnown, value: money(knownMinor) },
    { label: words.shareWithKnownCosts, value: share(knownMinor / revenueMinor) },
    { label: words.unitCostsOfThat, value: money(costMinor) },
    marginPercent === null
      ? { label: words.leftOutCostUnknown, value: money(rest) }
      : {
          label: words.ofTheRest(marginPercent),
          value: money(Math.round((rest * marginPercent) / 100)),
        },
  ];
}

const counted = (marginPercent: number | null) => [
  LINES,
  RETURNS,
  ...(marginPercent === null ? [words.salesOfUnknownCost] : [words.unknownCostsCount]),
];

const FORMULA = words.revenueWithKnownCosts;

function historicProfit(
  picture: ProfitPicture,
  { minor, knownShare }: Contribution,
  marginPercent: number | null,
): Figure {
  return {
    key: "profit-so-far",
    label: words.profitOfACustomer,
    value: money(Math.round(minor / Math.max(1, picture.customers))),
    note: words.onAverage(known(knownShare)),
    how: {
      name: words.contributionAfterUnitCosts,
      formula: `(${FORMULA}) ÷ customers`,
      inputs: [
        ...inputsOf(picture.all, marginPercent),
        { label: words.profitOfAllCustomers, value: money(Math.round(minor)) },
        { label: words.customers, value: count(picture.customers) },
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
    label: words.simpleLifetimeProfit,
    value: value
      ? money(Math.round(perOrder * value.frequency * lifespanYears))
      : unknown(words.noCustomerHasOrdered),
    note: words.aCustomerOver(lifespanYears, known(knownShare)),
    how: {
      name: words.simpleClvNet,
      formula: words.aovFT,
      inputs: [
        ...inputsOf(picture.all, marginPercent),
        { label: words.orders, value: count(picture.all.orders) },
        { label: words.aovAsProfit, value: money(Math.round(perOrder)) },
        ...(value ? [{ label: "F", value: plain(value.frequency) }] : []),
        { label: words.tLifespanYourChoice, value: years(lifespanYears) },
      ],
      counted: counted(marginPercent),
      missing: [words.itCarriesTheAverage, NOT_SUBTRACTED, TODAY],
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
  const label = words.predictedProfitNext12;
  return {
    key: "predicted-profit",
    label,
    value: isKnown
      ? of(predicted.value)
      : unknown(recent ? words.inTheLast12(known(recent.knownShare)) : words.nothingWasSold),
    ...(isKnown
      ? {
          note: words.allCustomersOfToday(known(recent.knownShare)),
          // sold below cost, more orders bring less
          estimate: {
            low: of(recent.perRevenue < 0 ? predicted.high : predicted.low),
            high: of(recent.perRevenue < 0 ? predicted.low : predicted.high),
            confidence: predicted.confidence,
          },
        }
      : {}),
    how: {
      name: words.n12MonthClvNet,
      formula: words.predictedValueProfitRevenue,
      inputs: [
        { label: words.predictedValue, value: money(Math.round(predicted.value)) },
        ...(recent
          ? [
              ...inputsOf(year, marginPercent).map((input) => ({
                ...input,
                label: `${input.label}, last 12 months`,
              })),
              { label: words.profitRevenue, value: share(recent.perRevenue) },
            ]
          : []),
      ],
      counted: counted(marginPercent),
      missing: [words.theShareOfSales, words.unitCostsPrices, NOT_SUBTRACTED],
    },
  };
}
