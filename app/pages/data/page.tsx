import { Layout } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../components/titled.ts";
import { EverythingCard } from "../everything/everything-card.tsx";
import { everythingCard } from "../everything/words.ts";
import { SettingsPage } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import { SettingsForm } from "../settings/settings-form.tsx";
import { SetUpCard } from "../set-up/set-up-card.tsx";
import { card as setUpCard } from "../set-up/words.ts";
import { OrderFileCard } from "./order-file-card.tsx";
import { orderFileCard } from "./order-file-words.ts";
import { PrivacyCard } from "./privacy-card.tsx";
import type { dataPage } from "./read.server.ts";
import { page } from "./words.ts";

export const meta = titled(settingsWords.data);

export default function DataPage() {
  const { fields, orderFile, privacy, everything, gatheredDays, timeZone } =
    useLoaderData<typeof dataPage>();
  return (
    <SettingsPage>
      <Layout>
        {orderFile ? (
          <Layout.AnnotatedSection title={orderFileCard.title} description={orderFileCard.about}>
            <OrderFileCard {...orderFile} />
          </Layout.AnnotatedSection>
        ) : null}
        <Layout.AnnotatedSection title={setUpCard.title} description={setUpCard.about}>
          <SetUpCard />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={everythingCard.title} description={everythingCard.help}>
          <EverythingCard file={everything} days={gatheredDays} timeZone={timeZone} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={page.kept} description={page.keptHelp}>
          {/* what was saved is what the form begins with from now on */}
          <SettingsForm key={fields.map(({ value }) => value).join()} fields={fields} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={page.privacy} description={page.requestsOfCustomers}>
          <PrivacyCard requests={privacy} timeZone={timeZone} />
        </Layout.AnnotatedSection>
      </Layout>
    </SettingsPage>
  );
}
