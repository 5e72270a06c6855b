import { Layout, Page } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../components/titled.ts";
import { backToSettings } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import type { teamPage } from "./read.server.ts";
import { TeamFormCard } from "./team-form-card.tsx";
import { page } from "./words.ts";

export const meta = titled(settingsWords.team);

export default function TeamPage() {
  const { fields, you } = useLoaderData<typeof teamPage>();
  return (
    <Page
      title={settingsWords.team}
      backAction={backToSettings}
      secondaryActions={[{ content: settingsWords.access, url: "/app/settings/access" }]}
    >
      <Layout>
        <Layout.AnnotatedSection title={page.who} description={page.whoHelp}>
          {/* what was saved is what the form begins with from now on */}
          <TeamFormCard key={JSON.stringify(fields)} fields={fields} you={you} />
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
