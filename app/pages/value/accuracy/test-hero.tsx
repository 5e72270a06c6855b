import { Banner, BlockStack, Text } from "@shopify/polaris";
import { dayNumber, formatDay as writtenDay } from "../../../calendar/days.ts";
import { Hero, HeroDecision } from "../../../components/hero.tsx";
import { PairedBars } from "../../../components/charts/paired-bars.tsx";
import { formatDay, formatNumber } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import { carriedColumn, carriedOf, type Compared } from "./calibration-card.tsx";
import { customersWith } from "../customers-with.ts";
import { backtestCard, backtestWords, monthsTested } from "./words.ts";

export interface TestShown {
  cut: number;
  days: number;
  predictedOrders: number;
  actualOrders: number;
  bias: number | null;
  byMonth: readonly Compared[];
  figure: Figure;
  /** how carrying each customer's pace forward did; null in a test of an earlier release */
  beside: string | null;
  /** what the model lost */
  warnings: readonly string[];
}

/** The prediction put to the test in front of the merchant. */
export function TestHero({ test, currency }: { test: TestShown | null; currency: string }) {
  if (!test)
    return (
      <HeroDecision
        title={backtestCard.wouldItHaveBeen}
        decision={backtestCard.notYet}
        sentence={backtestCard.notTestedYet}
      />
    );
  const { months, daysLeft } = monthsTested(test.byMonth, test.cut);
  return (
    <Hero
      figure={{
        ...test.figure,
        label: backtestCard.wouldItHaveBeen,
        note: backtestCard.predictedAgainstActual,
      }}
      currency={currency}
      sentence={backtestWords(test)}
      trend={
        <PairedBars
          label={backtestCard.predictedAndActualOrders}
          columns={[
            backtestCard.monthUpTo,
            backtestCard.predicted,
            backtestCard.actual,
            ...carriedColumn(months),
          ]}
          pairs={months.map((month, at) => ({
            // known by the cut, with an order in the month
            href: customersWith({
              first_to: writtenDay(test.cut),
              ordered_from: dayAfter(months[at - 1]?.label ?? writtenDay(test.cut)),
              ordered_to: month.label,
            }),
            name: formatDay(month.label),
            short: backtestCard.until(formatDay(month.label).replace(/, \d{4}$/, "")),
            first: month.predicted,
            second: month.actual,
            ...carriedOf(month),
          }))}
          format={(value) => formatNumber(Math.round(value))}
          counts
        />
      }
    >
      {test.beside ? <Text as="p">{test.beside}</Text> : null}
      {test.warnings.length > 0 ? (
        <Banner tone="warning" title={backtestCard.doNotTrust}>
          <BlockStack gap="100">
            {test.warnings.map((warning) => (
              <Text as="p" key={warning}>
                {warning}
              </Text>
            ))}
          </BlockStack>
        </Banner>
      ) : null}
      {daysLeft > 0 ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {backtestCard.theLast(daysLeft)}
        </Text>
      ) : null}
    </Hero>
  );
}

const dayAfter = (day: string) => writtenDay(dayNumber(day) + 1);
