import { BlockStack, InlineStack, Page, Text } from "@shopify/polaris";
import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { FigureCard } from "../../components/figure-card.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { countOf, formatMoney } from "../../figures/format.ts";
import { homePage } from "../../pages/home/read.server.ts";
import { pool } from "../../db.server.ts";
import { cancelImport, startImport } from "../../orders/import.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { saveSettings } from "../../shops/settings.server.ts";
import { parseLifespan } from "../../shops/settings.ts";
import { AnswersCard } from "../../pages/home/answers-card.tsx";
import { AttentionCard } from "../../pages/home/attention-card.tsx";
import { ClvCard } from "../../pages/home/clv-card.tsx";
import { GuideCard } from "../../pages/home/guide-card.tsx";
import { ImportCard } from "../../pages/home/import-card.tsx";
import { StatesCard } from "../../pages/home/states-card.tsx";
import { UnderWayCard } from "../../pages/home/under-way-card.tsx";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return homePage(shop, new Date());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "start-import":
      await startImport(shop.shopId);
      break;
    case "cancel-import":
      await cancelImport(shop.shopId);
      break;
    case "dismiss-guide":
      await saveSettings(pool, shop.shopId, { guideDismissed: true });
      break;
    case "lifespan": {
      const lifespanYears = parseLifespan(form.get("lifespanYears"));
      if (lifespanYears === null)
        return json({ problem: "Choose a lifespan of 1, 2 or 3 years." }, { status: 422 });
      await saveSettings(pool, shop.shopId, { lifespanYears });
      break;
    }
    default:
      return json({ problem: "This page has no such button." }, { status: 422 });
  }
  return json({ problem: null });
}

export default function Home() {
  const home = useLoaderData<typeof loader>();
  const { figures, currency, progress } = home;
  const isImporting = progress === null || progress.standing === "running";
  usePolling(isImporting || home.isComputing);

  return (
    <Page title="Home" primaryAction={{ content: "Create offer", url: "/app/offers/new" }}>
      <BlockStack gap="400">
        <ImportCard progress={progress} />
        {home.guide ? <GuideCard steps={home.guide} /> : null}
        <div className="between-cards">
          <InlineStack align="space-between" blockAlign="baseline" gap="200">
            <Text as="h2" variant="headingMd">
              How your shop keeps its customers
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
          <ClvCard figure={figures.clv} currency={currency} lifespanYears={home.lifespanYears} />
        </div>
        <AttentionCard
          items={home.attention}
          currency={currency}
          isReady={!isImporting && !home.isComputing}
        />
        {home.underWay.length > 0 ? (
          <UnderWayCard items={home.underWay} timeZone={home.timeZone} now={home.now} />
        ) : null}
        <div className="figure-row">
          {figures.parts.map((figure) => (
            <FigureCard key={figure.key} figure={figure} currency={currency} minor />
          ))}
        </div>
        {home.guests.orders > 0 ? (
          <div className="between-cards">
            <Text as="p" tone="subdued">
              Not in these figures: {countOf(home.guests.orders, "guest order")} of{" "}
              {formatMoney(home.guests.revenueMinor, currency)}, which belong to no customer.
            </Text>
          </div>
        ) : null}
        <StatesCard states={home.states} currency={currency} />
        <AnswersCard answers={home.answers} timeZone={home.timeZone} />
      </BlockStack>
    </Page>
  );
}

function scopeOf(orders: number, isImporting: boolean): string {
  if (isImporting) return `First ${countOf(orders, "order")}, still importing`;
  return `From ${countOf(orders, "order")}`;
}
