import {
  Banner,
  BlockStack,
  Box,
  Card,
  Checkbox,
  InlineGrid,
  InlineStack,
  Page,
  Select,
  Text,
} from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import { EmptyCard } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { Pages } from "../../components/form-table.tsx";
import { formatNumber, formatPercent } from "../../figures/format.ts";
import { isPlaced, useSurveyPlacement } from "../../components/survey-placement.ts";
import { averageRating } from "../../surveys/rating.ts";
import { AverageCard } from "./average-card.tsx";
import type { feedbackPage } from "./read.server.ts";
import { ResponsesTable } from "./responses-table.tsx";
import styles from "./feedback.css?url";
import { titled } from "../../components/titled.ts";
import { ratingWords, page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.feedback);

export default function Feedback() {
  const loaded = useLoaderData<typeof feedbackPage>();
  const { responses, totals, rating, commented, next, isFirst } = loaded;
  const [, setSearch] = useSearchParams();
  usePolling(loaded.publishing);
  const placement = useSurveyPlacement();
  const average = averageRating(totals.byRating);
  const hasAnswers = average.answers + totals.pending > 0;

  const filter = (change: { rating?: string; commented?: boolean }) =>
    setSearch(
      {
        ...((change.rating ?? rating) ? { rating: String(change.rating ?? rating) } : {}),
        ...((change.commented ?? commented) ? { commented: "yes" } : {}),
      },
      { replace: true },
    );

  return (
    <Page
      title={page.feedback}
      subtitle={page.whatShoppersSayRight}
      primaryAction={{ content: page.editQuestion, url: "/app/feedback/question" }}
    >
      <BlockStack gap="400">
        {loaded.problem ? (
          <Banner tone="critical" title={page.theSurveyWasNot}>
            <Text as="p">{loaded.problem}</Text>
          </Banner>
        ) : null}
        {hasAnswers ? (
          <>
            <InlineGrid columns={{ xs: 1, md: ["oneThird", "twoThirds"] }} gap="400">
              <AverageCard average={average} totals={totals} />
              <Card>
                <BlockStack gap="300">
                  <Text as="h2" variant="headingMd">
                    {page.ratings}
                  </Text>
                  <BarChart
                    label={page.answersByRating}
                    columns={[page.rating, page.answers, page.share]}
                    bars={[5, 4, 3, 2, 1].map((value) => ({
                      name: ratingWords[value - 1]!,
                      value: totals.byRating[value - 1]!,
                      more: [
                        average.answers > 0
                          ? formatPercent(totals.byRating[value - 1]! / average.answers)
                          : "–",
                      ],
                    }))}
                    format={(count) => formatNumber(count)}
                  />
                </BlockStack>
              </Card>
            </InlineGrid>
            <Card padding="0">
              <Box padding="300">
                <InlineStack gap="300" blockAlign="center">
                  <Select
                    label={page.rating}
                    labelInline
                    options={[
                      { label: page.all, value: "" },
                      ...[5, 4, 3, 2, 1].map((value) => ({
                        label: ratingWords[value - 1]!,
                        value: String(value),
                      })),
                    ]}
                    value={rating === null ? "" : String(rating)}
                    onChange={(value) => filter({ rating: value })}
                  />
                  <Checkbox
                    label={page.withAComment}
                    checked={commented}
                    onChange={(checked) => filter({ commented: checked })}
                  />
                </InlineStack>
              </Box>
              <ResponsesTable
                responses={responses}
                currency={loaded.currency}
                timeZone={loaded.timeZone}
              />
              <Pages
                newest={isFirst ? null : addressOf(rating, commented, null)}
                older={next && addressOf(rating, commented, next)}
              />
            </Card>
          </>
        ) : (
          <EmptyCard
            title={page.noAnswersYet}
            action={{ content: page.seeTheQuestion, url: "/app/feedback/question" }}
          >
            {isPlaced(placement, false) ? page.placed : page.toAskShoppersPlace}
          </EmptyCard>
        )}
      </BlockStack>
    </Page>
  );
}

function addressOf(rating: number | null, commented: boolean, before: string | null): string {
  const search = new URLSearchParams({
    ...(rating ? { rating: String(rating) } : {}),
    ...(commented ? { commented: "yes" } : {}),
    ...(before ? { before } : {}),
  });
  return `/app/feedback?${search}`;
}
