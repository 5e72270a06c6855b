import { Layout, Page } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../components/titled.ts";
import { backToSettings } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import { DatesFormCard } from "./dates-form-card.tsx";
import type { datesPage } from "./read.server.ts";
import { page } from "./words.ts";

export const meta = titled(settingsWords.dates);

export default function DatesPage() {
  const { fields, notes } = useLoaderData<typeof datesPage>();
  return (
    <Page title={settingsWords.dates} backAction={backToSettings}>
      <Layout>
        <Layout.AnnotatedSection title={page.which} description={page.help}>
          {/* what was saved is what the form begins with from now on */}
          <DatesFormCard key={JSON.stringify(fields)} fields={fields} notes={notes} />
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
