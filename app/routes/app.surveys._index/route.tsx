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
import type { HeadersFunction, LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { BarChart } from "../../components/charts/bar-chart.tsx";
import { Disclosure } from "../../components/disclosure.tsx";
import { EmptyCard } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { Pages } from "../../components/form-table.tsx";
import { countOf, formatNumber, formatPercent } from "../../figures/format.ts";
import { pool } from "../../db.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";
import { averageRating } from "../../surveys/rating.ts";
import { listResponses, responseTotals } from "../../surveys/responses.server.ts";
import { ResponsesTable } from "../../pages/surveys/responses-table.tsx";
import styles from "../../pages/surveys/surveys.css?url";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

const pageKey = /^[\dT:.Z+-]{20,30}~[0-9a-f-]{36}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  const search = new URL(request.url).searchParams;
  const asked = search.get("before");
  const before = asked && pageKey.test(asked) ? asked : null;
  const rating = /^[1-5]$/.test(search.get("rating") ?? "") ? Number(search.get("rating")) : null;
  const commented = search.get("commented") === "yes";
  const page = await listResponses(pool, shop.shopId, { rating, commented }, before);
  const settings = await surveySettings(pool, shop.shopId);
  return {
    ...page,
    isFirst: before === null,
    rating,
    commented,
    totals: await responseTotals(pool, shop.shopId),
    publishing: settings.version > 0 && !settings.publishedAt && !settings.problem,
    problem: settings.problem,
    currency: shop.currency,
    timeZone: shop.timezone,
  };
}

const words = ["1, very bad", "2, bad", "3, okay", "4, good", "5, excellent"];

export default function Surveys() {
  const loaded = useLoaderData<typeof loader>();
  const { responses, totals, rating, commented, next, isFirst } = loaded;
  const [, setSearch] = useSearchParams();
  usePolling(loaded.publishing);
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
      title="Surveys"
      subtitle="What shoppers say right after they bought"
      primaryAction={{ content: "Edit question", url: "/app/surveys/question" }}
    >
      <BlockStack gap="400">
        {loaded.problem ? (
          <Banner tone="critical" title="The survey was not published">
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
                    Ratings
                  </Text>
                  <BarChart
                    label="Answers by rating"
                    columns={["Rating", "Answers", "Share"]}
                    bars={[5, 4, 3, 2, 1].map((value) => ({
                      name: words[value - 1]!,
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
                    label="Rating"
                    labelInline
                    options={[
                      { label: "All", value: "" },
                      ...[5, 4, 3, 2, 1].map((value) => ({
                        label: words[value - 1]!,
                        value: String(value),
                      })),
                    ]}
                    value={rating === null ? "" : String(rating)}
                    onChange={(value) => filter({ rating: value })}
                  />
                  <Checkbox
                    label="With a comment"
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
            title="No answers yet"
            action={{ content: "See the question", url: "/app/surveys/question" }}
          >
            To ask shoppers, place the block once: in your Shopify admin open Settings, Checkout,
            Customize, choose the Thank you page, then Add app block, “Feedback survey”, and save.
            Do the same on the Order status page to ask those who come back.
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
  return `/app/surveys?${search}`;
}

function AverageCard({
  average,
  totals,
}: {
  average: ReturnType<typeof averageRating>;
  totals: { commented: number; pending: number; ordersSince: number };
}) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Average rating
        </Text>
        <InlineStack gap="200" blockAlign="baseline">
          <span className="figure" data-figure="rating">
            {average.mean === null ? "–" : average.mean.toFixed(2)}
          </span>
          {average.low !== null && average.high !== null ? (
            <Text as="span" variant="bodySm" tone="subdued">
              {average.low.toFixed(2)} to {average.high.toFixed(2)}
            </Text>
          ) : null}
        </InlineStack>
        <Text as="p" tone="subdued">
          {countOf(average.answers, "answer")}, {formatNumber(totals.commented)} with a comment.
          {totals.ordersSince > 0
            ? ` ${countOf(totals.ordersSince, "order")} since the first answer.`
            : ""}
        </Text>
        {totals.pending > 0 ? (
          <Text as="p" tone="subdued">
            {countOf(totals.pending, "answer")} {totals.pending === 1 ? "waits" : "wait"} for the
            order and {totals.pending === 1 ? "is" : "are"} not counted yet.
          </Text>
        ) : null}
        <Disclosure label="How this is computed">
          <Text as="p" variant="bodySm">
            Mean of the ratings 1 to 5 with its 95% interval (Student’s t), from five answers on.
            Counted are answers whose shopper proved the purchase. Who answers chooses to: those
            with strong feelings answer more often, so compare with your own past, not with other
            shops.
          </Text>
        </Disclosure>
      </BlockStack>
    </Card>
  );
}
