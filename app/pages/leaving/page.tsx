import { BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { DownloadButton } from "../../components/download-button.tsx";
import { titled } from "../../components/titled.ts";
import { ProgressCard } from "./progress-card.tsx";
import { backToSettings } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import type { leavingPage } from "./read.server.ts";
import { StandingCard } from "./standing-card.tsx";
import { page, stays, take } from "./words.ts";

export const meta = titled(settingsWords.leaving);

export default function LeavingPage() {
  const { leaving, standing, timeZone } = useLoaderData<typeof leavingPage>();
  return (
    <Page title={settingsWords.leaving} backAction={backToSettings}>
      <Layout>
        <Layout.AnnotatedSection title={page.made} description={page.madeHelp}>
          {leaving ? (
            <ProgressCard leaving={leaving} timeZone={timeZone} />
          ) : (
            <StandingCard standing={standing} timeZone={timeZone} />
          )}
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={page.stays} description={page.staysHelp}>
          <Card>
            <ul className="sentences">
              {stays.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Card>
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={page.take} description={page.takeHelp}>
          <Card>
            <BlockStack gap="300">
              <Text as="p">{take.about}</Text>
              <DownloadButton url="/app/settings/everything" fileName="boomerang.zip">
                {take.button}
              </DownloadButton>
            </BlockStack>
          </Card>
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
