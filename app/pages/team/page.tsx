import { BlockStack, Card, Layout, Page, Text } from "@shopify/polaris";
import { useLoaderData } from "@remix-run/react";
import { titled } from "../../components/titled.ts";
import type { teamPage } from "./read.server.ts";
import { TeamFormCard } from "./team-form-card.tsx";
import { log, page } from "./words.ts";

export const meta = titled(page.title);

export default function TeamPage() {
  const { fields, you, entries, timeZone } = useLoaderData<typeof teamPage>();
  return (
    <Page title={page.title} backAction={{ content: page.settings, url: "/app/settings" }}>
      <Layout>
        <Layout.AnnotatedSection title={page.who} description={page.whoHelp}>
          {/* what was saved is what the form begins with from now on */}
          <TeamFormCard key={JSON.stringify(fields)} fields={fields} you={you} />
        </Layout.AnnotatedSection>
        <Layout.AnnotatedSection title={page.log} description={page.logHelp}>
          <Card>
            <BlockStack gap="300">
              {entries.length === 0 ? (
                <Text as="p" tone="subdued">
                  {log.nothing}
                </Text>
              ) : null}
              {entries.map(({ entryId, what, customerId, name, at }) => (
                <BlockStack key={entryId}>
                  <Text as="p">{log.entry(what, customerId)}</Text>
                  <Text as="p" variant="bodySm" tone="subdued">
                    {log.by(name, at, timeZone)}
                  </Text>
                </BlockStack>
              ))}
            </BlockStack>
          </Card>
        </Layout.AnnotatedSection>
      </Layout>
    </Page>
  );
}
