import { BlockStack, Text } from "@shopify/polaris";
import { ChartCard } from "../../../components/chart-card.tsx";
import { DataTable } from "../../../components/charts/twin-table.tsx";
import { DayCurve } from "../../../components/charts/day-curve.tsx";
import { formatNumber, formatPercent } from "../../../figures/format.ts";
import { formatDays } from "../../../figures/words.ts";
import type { SecondOrderGroup } from "../../../clv/pictures/second-order-groups.ts";
import type { Figure } from "../../../figures/figure.ts";
import { channelName, secondOrderWords, secondOrderCard } from "./words.ts";

interface SecondOrderCardProps {
  second: {
    curve: { day: number; back: number; low: number; high: number }[];
    median: { value: number | null; low: number | null; high: number | null };
    usualWait: number;
  };
  groups: SecondOrderGroup[];
  figure: Figure;
  currency: string;
}

const kinds = {
  discount: secondOrderCard.byPrice,
  channel: secondOrderCard.byChannel,
  product: secondOrderCard.byProduct,
} as const;

/** When customers come back for a second order, and after which first orders. */
export function SecondOrderCard({ second, groups, figure, currency }: SecondOrderCardProps) {
  const { curve, median, usualWait } = second;
  const last = curve.at(-1);
  const kindsShown = (["discount", "channel", "product"] as const).filter(
    (kind) => groups.filter((group) => group.kind === kind).length > 1,
  );
  return (
    <ChartCard
      title={secondOrderCard.timeToSecondOrder}
      sentence={secondOrderWords(
        median,
        usualWait,
        last ? { day: last.day, share: last.back } : null,
      )}
      figure={figure}
      currency={currency}
    >
      {last ? (
        <DayCurve
          label={secondOrderCard.shareOfCustomers}
          columns={[secondOrderCard.daysSinceTheFirst, secondOrderCard.orderedAgain95Interval]}
          points={[
            { day: 0, value: 0, low: 0, high: 0 },
            ...curve
              .filter(({ day }) => day > 0)
              .map(({ day, back, low, high }) => ({ day, value: back, low, high })),
          ]}
          marks={[
            { day: usualWait, name: secondOrderCard.halfOfThose },
            ...(median.value === null
              ? []
              : [{ day: median.value, name: secondOrderCard.halfOfAllCustomers }]),
          ]}
          steps
          format={(share) => formatPercent(share, 0)}
        />
      ) : null}
      {kindsShown.map((kind) => (
        <BlockStack key={kind} gap="100">
          <Text as="h3" variant="headingSm">
            {kinds[kind]}
          </Text>
          <DataTable
            caption={kinds[kind]}
            columns={[
              secondOrderCard.firstOrder,
              secondOrderCard.customers,
              secondOrderCard.backWithin90Days,
              secondOrderCard.halfAreBackBy,
            ]}
            rows={groups.filter((group) => group.kind === kind).map(groupRow)}
          />
        </BlockStack>
      ))}
    </ChartCard>
  );
}

/** A group's cells: an interval with each estimate, "–" where nothing is known. */
export function groupRow({ kind, name, customers, back90, median }: SecondOrderGroup): string[] {
  const share = (value: number) => formatPercent(value, 0);
  const range = (low: number | null, high: number | null) =>
    low === null
      ? ""
      : high === null
        ? secondOrderCard.fromDay(low)
        : secondOrderCard.betweenDays(low, high);
  return [
    kind === "channel" ? channelName(name) : name,
    formatNumber(customers),
    back90
      ? secondOrderCard.halfInterval(share(back90.value), share(back90.low), share(back90.high))
      : "–",
    median.value === null
      ? secondOrderCard.notYetHalf
      : `~${formatDays(median.value)}${range(median.low, median.high)}`,
  ];
}
