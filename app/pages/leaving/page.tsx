import { Card, Layout, Page } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../components/titled.ts";
import { ProgressCard } from "./progress-card.tsx";
import { EverythingCard } from "../everything/everything-card.tsx";
import { everythingCard } from "../everything/words.ts";
import { backToSettings } from "../settings-page.tsx";
import { settingsWords } from "../settings-words.ts";
import type { leavingPage } from "./read.server.ts";
import { StandingCard } from "./standing-card.tsx";
import { page, stays } from "./words.ts";

export const meta = titled(settingsWords.leaving);

export default function LeavingPage() {
  const { leaving, standing, everything, gatheredDays, timeZone } =
    useLoaderData<typeof leavingPage>();
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
        <Layout.AnnotatedSection title={everythingCard.title} description={everythingCard.help}>
          <EverythingCard file={everything} days={gatheredDays} timeZone={timeZone} />
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
