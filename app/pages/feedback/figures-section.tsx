import { BlockStack, InlineGrid } from "@shopify/polaris";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import { Trend } from "../../components/charts/trend.tsx";
import { ChartCard } from "../../components/chart-card.tsx";
import { Hero } from "../../components/hero.tsx";
import { formatNumber, formatPercent } from "../../figures/format.ts";
import type { useLoaderData } from "@remix-run/react";
import type { LinkedAnswers } from "./answers-params.ts";
import { GroupsCard } from "./groups-card.tsx";
import type { feedbackPage } from "./read.server.ts";
import { figureWords, meanInWords, page, ratingWords } from "./words.ts";

type Loaded = ReturnType<typeof useLoaderData<typeof feedbackPage>>;

interface FiguresProps {
  figures: NonNullable<Loaded["figures"]>;
  pending: number;
  currency: string;
  addressOf: (asked: LinkedAnswers) => string;
}

/** The rating of the period: its size and course, who rates, and what is rated. Each part leads to its answers. */
export function FiguresSection({ figures, pending, currency, addressOf }: FiguresProps) {
  const { byRating, orders, figure, course, tiers, products, productsDiffer } = figures;
  const answers = byRating.reduce((sum, rated) => sum + rated, 0);
  return (
    <BlockStack gap="400">
      <Hero
        figure={figure}
        currency={currency}
        sentence={[page.ofOrders(answers, orders), pending > 0 ? page.pending(pending) : ""].join(
          " ",
        )}
        trend={
          <Trend
            label={page.overTime}
            name={figureWords.averageRating}
            isClose
            points={course.map(({ from, to, mean, low, high }) => ({
              day: from,
              value: mean,
              ...(low !== null && high !== null ? { low, high } : {}),
              ...(mean === null ? {} : { href: addressOf({ within: { from, to } }) }),
            }))}
            format={meanInWords}
          />
        }
      />
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <ChartCard title={page.ratings} sentence={page.howMany(byRating)} currency={currency}>
          <BarChart
            label={page.answersByRating}
            columns={[page.rating, page.answers, page.share]}
            bars={[5, 4, 3, 2, 1].map((rating) => ({
              name: ratingWords[rating - 1]!,
              value: byRating[rating - 1]!,
              more: [answers > 0 ? formatPercent(byRating[rating - 1]! / answers) : "–"],
              href: addressOf({ rating }),
            }))}
            format={(count) => formatNumber(count)}
          />
        </ChartCard>
        <GroupsCard
          title={page.byValue}
          sentence={page.byValueAbout}
          groups={tiers ?? []}
          addressOf={addressOf}
          currency={currency}
          {...(tiers === null ? { why: page.notYet } : {})}
        />
      </InlineGrid>
      <GroupsCard
        title={page.byProduct}
        sentence={productsDiffer ? page.productsDiffer : page.noneDiffers}
        groups={products}
        addressOf={addressOf}
        currency={currency}
        why={page.noProducts}
      />
    </BlockStack>
  );
}
