import { Button, InlineStack } from "@shopify/polaris";
import type { AskedPeriod } from "../../../calendar/asked-period.ts";
import { ChartCard } from "../../../components/chart-card.tsx";
import { DataTable } from "../../../components/charts/twin-table.tsx";
import { PeriodControl } from "../../../components/period-control.tsx";
import { customersWith } from "../customers-with.ts";
import type { Newcomers } from "./newcomers.ts";
import { newcomersCard as words, newcomersWords } from "./words.ts";

interface NewcomersCardProps {
  asked: AskedPeriod;
  timeZone: string;
  newcomers: Newcomers;
  currency: string;
}

/** Whether those who came first in a period come back as others did. Exact for any days. */
export function NewcomersCard({ asked, timeZone, newcomers, currency }: NewcomersCardProps) {
  const { from, to } = asked.period;
  const isHeld = newcomers.before !== null;
  const share = (one: { value: number; low: number; high: number } | null) =>
    one ? words.share(one.value, one.low, one.high) : words.notYet;
  return (
    <ChartCard title={words.title} sentence={newcomersWords(newcomers)} currency={currency}>
      <PeriodControl asked={asked} timeZone={timeZone} />
      {newcomers.backBy.length > 0 ? (
        <DataTable
          caption={words.caption}
          columns={[
            words.within,
            words.these,
            ...(isHeld ? [words.heldAgainst, words.difference] : []),
          ]}
          rows={newcomers.backBy.map(({ days, now, then, change }) => [
            words.days(days),
            share(now),
            ...(isHeld
              ? [
                  share(then),
                  change ? words.points(change.value, change.low, change.high) : words.notYet,
                ]
              : []),
          ])}
        />
      ) : null}
      {newcomers.customers > 0 ? (
        <InlineStack>
          <Button url={customersWith({ first_from: from, first_to: to })}>
            {words.seeCustomers}
          </Button>
        </InlineStack>
      ) : null}
    </ChartCard>
  );
}
