import { Layout } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../components/titled.ts";
import { SettingsPage } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import type { settingsPage } from "./read.server.ts";
import { SettingsForm } from "./settings-form.tsx";
import { page } from "./words.ts";

export const meta = titled(settingsWords.settings);

export default function GeneralPage() {
  const { fields } = useLoaderData<typeof settingsPage>();
  return (
    <SettingsPage>
      <Layout>
        <Layout.AnnotatedSection title={page.numbersAndOffers} description={page.whatYourFigures}>
          {/* what was saved is what the form begins with from now on */}
          <SettingsForm key={fields.map(({ value }) => value).join()} fields={fields} />
        </Layout.AnnotatedSection>
      </Layout>
    </SettingsPage>
  );
}
