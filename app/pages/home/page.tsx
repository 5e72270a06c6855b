import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { usePolling } from "../../components/form-polling.ts";
import { PeriodControl } from "../../components/period-control.tsx";
import { printAction } from "../../components/print-action.ts";
import { titled } from "../../components/titled.ts";
import { NoticesCard } from "../notices/notices-card.tsx";
import { AnswersCard } from "./answers-card.tsx";
import { AttentionCard } from "./attention-card.tsx";
import { GuideCard } from "./guide-card.tsx";
import { HeroCard } from "./hero-card.tsx";
import styles from "./home.css?url";
import { ImportCard } from "./import-card.tsx";
import { MainFigures } from "./main-figures.tsx";
import type { homePage } from "./read.server.ts";
import { TotalsStrip } from "./totals-strip.tsx";
import { UnderWayCard } from "./under-way-card.tsx";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.home);

export default function Home() {
  const home = useLoaderData<typeof homePage>();
  const { asked, course, currency, figures, guests, progress, timeZone } = home;
  const { period } = asked;
  const isImporting = progress === null || progress.standing === "running";
  usePolling(isImporting || home.isComputing);

  return (
    <Page
      title={page.home}
      primaryAction={{ content: page.createOffer, url: "/app/offers/new" }}
      secondaryActions={[printAction]}
    >
      <BlockStack gap="400">
        {home.refused ? (
          <Banner tone="warning" title={page.shopifyRefuses}>
            <Text as="p">{home.refused}</Text>
          </Banner>
        ) : null}
        <ImportCard progress={progress} />
        {home.guide ? <GuideCard steps={home.guide} /> : null}
        <PeriodControl asked={asked} timeZone={timeZone} />
        <HeroCard
          hero={home.hero}
          trend={course?.expected ?? null}
          events={home.events}
          against={period.against}
          currency={currency}
        />
        <AttentionCard
          items={home.attention}
          currency={currency}
          isReady={!isImporting && !home.isComputing}
        />
        <NoticesCard lines={home.notices} timeZone={timeZone} />
        <MainFigures
          figures={figures}
          course={course}
          period={period}
          against={home.against}
          lifespanYears={home.lifespanYears}
          currency={currency}
        />
        <TotalsStrip
          figures={figures.parts}
          added={course?.added ?? null}
          period={period}
          scope={scopeOf(home.ordersCounted, isImporting)}
          currency={currency}
        />
        {guests.orders > 0 ? (
          <div className="between-cards">
            <Text as="p" tone="subdued">
              {page.notInTheseFigures(guests.orders, guests.revenueMinor, currency)}
            </Text>
          </div>
        ) : null}
        {home.underWay.length > 0 ? (
          <UnderWayCard
            items={home.underWay}
            currency={currency}
            timeZone={timeZone}
            now={home.now}
          />
        ) : null}
        <AnswersCard answers={home.answers} timeZone={timeZone} />
      </BlockStack>
    </Page>
  );
}

function scopeOf(orders: number, isImporting: boolean): string {
  if (isImporting) return page.firstStillImporting(orders);
  return page.from(orders);
}
