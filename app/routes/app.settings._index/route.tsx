import { Card, FormLayout, Layout, Page, Select, TextField } from "@shopify/polaris";
import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useFields } from "../../components/form-fields.ts";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import { settingsPage } from "../../pages/settings/health.server.ts";
import { pool } from "../../db.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { saveSettings } from "../../shops/settings.server.ts";
import { holdoutRange, lifespanChoices, parseSettings } from "../../shops/settings.ts";
import { ComparisonsCard } from "../../pages/settings/comparisons-card.tsx";
import { HealthCard, WebhooksCard } from "../../pages/settings/health.tsx";
import { JobsCard } from "../../pages/settings/jobs-card.tsx";
import { PrivacyCard } from "../../pages/settings/privacy-card.tsx";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return settingsPage(shop, new Date());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  const form = parseSettings(Object.fromEntries(await request.formData()));
  if (!form.ok) return json({ errors: form.errors }, { status: 422 });
  await saveSettings(pool, shop.shopId, form.settings);
  return json({ errors: {} });
}

export default function SettingsPage() {
  const { settings, health, privacy, timeZone, currency } = useLoaderData<typeof loader>();
  return (
    <Page title="Settings">
      <Layout>
        <Layout.AnnotatedSection
          title="Numbers and offers"
          description="What your figures and new offers begin with."
        >
          {/* what was saved is what the form begins with from now on */}
          <SettingsForm
            key={`${settings.lifespanYears}-${settings.holdoutPercent}-${settings.marginPercent}`}
            {...settings}
          />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title="Health" description="Whether everything works.">
          <HealthCard health={health} timeZone={timeZone} />
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

function SettingsForm({
  lifespanYears,
  holdoutPercent,
  marginPercent,
}: {
  lifespanYears: number;
  holdoutPercent: number;
  marginPercent: number | null;
}) {
  const refused = useActionData<typeof action>();
  const submit = useSubmit();
  const saving = useNavigation().state !== "idle";
  const form = useFields(
    {
      lifespanYears: String(lifespanYears),
      holdoutPercent: String(holdoutPercent),
      marginPercent: marginPercent === null ? "" : String(marginPercent),
    },
    refused,
  );
  const save = () => submit(form.fields, { method: "post" });
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FormLayout>
          <Select
            label="Customer lifespan T"
            options={lifespanChoices.map((years) => ({
              value: String(years),
              label: years === 1 ? "1 year" : `${years} years`,
            }))}
            helpText="For the simple lifetime value: CLV = CV × T."
            value={form.fields.lifespanYears}
            onChange={(value) => form.set("lifespanYears", value)}
            error={form.errorOf("lifespanYears")}
          />
          <TextField
            label="Held out of new offers"
            suffix="%"
            inputMode="numeric"
            helpText={`From ${holdoutRange.least} to ${holdoutRange.most}. These customers get no code; what they buy anyway shows what an offer brought.`}
            {...form.bind("holdoutPercent")}
          />
          <TextField
            label="Margin of goods without a unit cost"
            suffix="%"
            inputMode="numeric"
            helpText="What is left of their sales after the cost of goods. Used on Value where Shopify has no cost per item; empty leaves them out."
            {...form.bind("marginPercent")}
          />
        </FormLayout>
        <FormSaveBar
          id="settings"
          open={form.isDirty}
          saving={saving}
          onSave={save}
          onDiscard={form.reset}
        />
      </form>
    </Card>
  );
}
