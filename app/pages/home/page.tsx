import { Banner, BlockStack, InlineStack, Page, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { FigureCard } from "../../components/figure-card.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { NoticesCard } from "../notices/notices-card.tsx";
import { AnswersCard } from "./answers-card.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { ClvCard } from "./clv-card.tsx";
import { GuideCard } from "./guide-card.tsx";
import { ImportCard } from "./import-card.tsx";
import type { homePage } from "./read.server.ts";
import { StatesCard } from "./states-card.tsx";
import { UnderWayCard } from "./under-way-card.tsx";
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

export const meta = titled(page.home);

export default function Home() {
  const home = useLoaderData<typeof homePage>();
  const { figures, currency, progress } = home;
  const isImporting = progress === null || progress.standing === "running";
  usePolling(isImporting || home.isComputing);

  return (
    <Page title={page.home} primaryAction={{ content: page.createOffer, url: "/app/offers/new" }}>
      <BlockStack gap="400">
        {home.refused ? (
          <Banner tone="warning" title={page.shopifyRefuses}>
            <Text as="p">{home.refused}</Text>
          </Banner>
        ) : null}
        <ImportCard progress={progress} />
        <NoticesCard lines={home.notices} timeZone={home.timeZone} />
        {home.guide ? <GuideCard steps={home.guide} /> : null}
        <div className="between-cards">
          <InlineStack align="space-between" blockAlign="baseline" gap="200">
            <Text as="h2" variant="headingMd">
              {page.howYourShopKeeps}
            </Text>
            <Text as="p" tone="subdued">
              {scopeOf(home.ordersCounted, isImporting)}
            </Text>
          </InlineStack>
        </div>
        <div className="figure-row">
          {figures.main.map((figure) => (
            <FigureCard key={figure.key} figure={figure} currency={currency} />
          ))}
          <ClvCard
            figure={figures.clv}
            against={home.against}
            currency={currency}
            lifespanYears={home.lifespanYears}
          />
        </div>
        <AttentionCard
          items={home.attention}
          currency={currency}
          isReady={!isImporting && !home.isComputing}
        />
        {home.underWay.length > 0 ? (
          <UnderWayCard
            items={home.underWay}
            currency={currency}
            timeZone={home.timeZone}
            now={home.now}
          />
        ) : null}
        <div className="figure-row">
          {figures.parts.map((figure) => (
            <FigureCard key={figure.key} figure={figure} currency={currency} minor />
          ))}
        </div>
        {home.guests.orders > 0 ? (
          <div className="between-cards">
            <Text as="p" tone="subdued">
              {page.notInTheseFigures(home.guests.orders, home.guests.revenueMinor, currency)}
            </Text>
          </div>
        ) : null}
        <StatesCard states={home.states} isNobody={home.isNobody} currency={currency} />
        <AnswersCard answers={home.answers} timeZone={home.timeZone} />
      </BlockStack>
    </Page>
  );
}

function scopeOf(orders: number, isImporting: boolean): string {
  if (isImporting) return page.firstStillImporting(orders);
  return page.from(orders);
}
