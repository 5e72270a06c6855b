import { Layout, Page } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { ComparisonsCard } from "./comparisons-card.tsx";
import { HealthCard } from "./health-card.tsx";
import { JobsCard } from "./jobs-card.tsx";
import { OrderFileCard } from "./order-file-card.tsx";
import { orderFileCard } from "./order-file-words.ts";
import { PrivacyCard } from "./privacy-card.tsx";
import type { settingsPage } from "./read.server.ts";
import { SettingsForm } from "./settings-form.tsx";
import { WebhooksCard } from "./webhooks-card.tsx";
import { titled } from "../../components/titled.ts";
import { page } from "./words.ts";

export const meta = titled(page.settings);

export default function SettingsPage() {
  const { fields, orderFile, health, privacy, timeZone, currency } =
    useLoaderData<typeof settingsPage>();
  return (
    <Page
      title={page.settings}
      secondaryActions={[
        { content: page.team, url: "/app/settings/team" },
        { content: page.leaving, url: "/app/settings/leaving" },
      ]}
    >
      <Layout>
        <Layout.AnnotatedSection title={page.numbersAndOffers} description={page.whatYourFigures}>
          {/* what was saved is what the form begins with from now on */}
          <SettingsForm key={fields.map(({ value }) => value).join()} fields={fields} />
        </Layout.AnnotatedSection>
        {orderFile ? (
          <Layout.AnnotatedSection title={orderFileCard.title} description={orderFileCard.about}>
            <OrderFileCard {...orderFile} />
          </Layout.AnnotatedSection>
        ) : null}
        <Layout.AnnotatedSection title={page.health} description={page.whetherEverythingWorks}>
          <HealthCard lines={health.lines} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title={page.comparedWithShopify}
          description={page.whetherYourOrdersHere}
        >
          <ComparisonsCard rows={health.comparisons.rows} timeZone={timeZone} currency={currency} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title={page.workInTheBackground}
          description={page.whatBoomerangIsDoing}
        >
          <JobsCard queue={health.queue} timeZone={timeZone} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title={page.newsFromShopify}
          description={page.shopifyReportsChanges}
        >
          <WebhooksCard
            webhooks={health.webhooks}
            missed={health.comparisons.repairedLately}
            notOurs={health.notOurs}
            timeZone={timeZone}
          />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={page.privacy} description={page.requestsOfCustomers}>
          <PrivacyCard requests={privacy} timeZone={timeZone} />
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
