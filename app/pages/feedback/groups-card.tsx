import { ChartCard } from "../../components/chart-card.tsx";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import { formatNumber } from "../../figures/format.ts";
import type { RatedGroup } from "./figures.ts";
import { meanInWords, page } from "./words.ts";

const MOST = 5;

interface GroupsCardProps {
  title: string;
  sentence: string;
  groups: RatedGroup[];
  /** where the answers of a group are */
  addressOf: (asked: RatedGroup["asked"]) => string;
  currency: string;
  /** why nothing is drawn */
  why?: string;
}

/** Mean ratings side by side, each with its interval and its number; a bar leads to its answers. */
export function GroupsCard(props: GroupsCardProps) {
  const { title, sentence, groups, addressOf, currency, why } = props;
  return (
    <ChartCard title={title} sentence={sentence} currency={currency}>
      <BarChart
        label={title}
        columns={[title, page.rating, page.interval, page.answers]}
        whole={MOST}
        bars={groups.map(({ name, mean, interval, answers, asked }) => ({
          name,
          value: mean,
          aside: interval,
          more: [interval, formatNumber(answers)],
          href: addressOf(asked),
        }))}
        format={meanInWords}
        {...(groups.length === 0 && why ? { state: { kind: "empty" as const, why } } : {})}
      />
    </ChartCard>
  );
}
