import { Layout, Page } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { ComparisonsCard } from "./comparisons-card.tsx";
import { HealthCard } from "./health-card.tsx";
import { JobsCard } from "./jobs-card.tsx";
import { PrivacyCard } from "./privacy-card.tsx";
import type { settingsPage } from "./read.server.ts";
import { SettingsForm } from "./settings-form.tsx";
import { WebhooksCard } from "./webhooks-card.tsx";

export default function SettingsPage() {
  const { fields, health, privacy, timeZone, currency } = useLoaderData<typeof settingsPage>();
  return (
    <Page title="Settings">
      <Layout>
        <Layout.AnnotatedSection
          title="Numbers and offers"
          description="What your figures and new offers begin with."
        >
          {/* what was saved is what the form begins with from now on */}
          <SettingsForm key={fields.map(({ value }) => value).join()} fields={fields} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title="Health" description="Whether everything works.">
          <HealthCard lines={health.lines} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="Compared with Shopify"
          description="Whether your orders here are those in Shopify. What differs is repaired by itself."
        >
          <ComparisonsCard rows={health.comparisons.rows} timeZone={timeZone} currency={currency} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="Work in the background"
          description="What Boomerang is doing, and what it gave up."
        >
          <JobsCard queue={health.queue} timeZone={timeZone} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="News from Shopify"
          description="Shopify reports changes as they happen. Rare events stay silent for long; that is normal."
        >
          <WebhooksCard
            webhooks={health.webhooks}
            missed={health.comparisons.repairedLately}
            timeZone={timeZone}
          />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection
          title="Privacy"
          description="Requests of customers that Shopify passed on. Boomerang stores no names and no e-mail addresses."
        >
          <PrivacyCard requests={privacy} timeZone={timeZone} />
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
