import { BlockStack, Layout } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Disclosure } from "../../components/disclosure.tsx";
import { titled } from "../../components/titled.ts";
import { SettingsPage } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import { ComparisonsCard } from "./comparisons-card.tsx";
import { DiagnosticsCard } from "./diagnostics-card.tsx";
import { HealthCard } from "./health-card.tsx";
import styles from "./health.css?url";
import { JobsCard } from "./jobs-card.tsx";
import type { healthPage } from "./read.server.ts";
import { SummaryCard } from "./summary-card.tsx";
import { WebhooksCard } from "./webhooks-card.tsx";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(settingsWords.health);

export default function HealthPage() {
  const health = useLoaderData<typeof healthPage>();
  const { timeZone, currency, comparisons, queue } = health;
  const jobs = <JobsCard queue={queue} timeZone={timeZone} />;
  return (
    <SettingsPage>
      <BlockStack gap="400">
        <SummaryCard troubles={health.troubles} />
        {queue.givenUp > 0 ? jobs : null}
        <DiagnosticsCard text={health.diagnostics} />
        <div className="health-parts">
          <Disclosure label={page.diagnostics}>
            <Layout>
              <Layout.AnnotatedSection title={page.parts} description={page.everyPart}>
                <HealthCard lines={health.lines} />
              </Layout.AnnotatedSection>
              <Layout.AnnotatedSection
                title={page.comparedWithShopify}
                description={page.whetherYourOrdersHere}
              >
                <ComparisonsCard rows={comparisons.rows} timeZone={timeZone} currency={currency} />
              </Layout.AnnotatedSection>
              {queue.givenUp > 0 ? null : (
                <Layout.AnnotatedSection
                  title={page.workInTheBackground}
                  description={page.whatBoomerangIsDoing}
                >
                  {jobs}
                </Layout.AnnotatedSection>
              )}
              <Layout.AnnotatedSection
                title={page.newsFromShopify}
                description={page.shopifyReportsChanges}
              >
                <WebhooksCard
                  webhooks={health.webhooks}
                  missed={comparisons.repairedLately}
                  notOurs={health.notOurs}
                  timeZone={timeZone}
                />
              </Layout.AnnotatedSection>
            </Layout>
          </Disclosure>
        </div>
      </BlockStack>
    </SettingsPage>
  );
}
