import { BlockStack, Page } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EmptyCard } from "../../components/empty.tsx";
import { titled } from "../../components/titled.ts";
import type { Deferred } from "../deferred.ts";
import styles from "./help.css?url";
import type { segmentsHelp } from "./help.server.ts";
import { help as words } from "./help-words.ts";
import { MeaningsCard } from "./meanings-card.tsx";
import { RfmCard } from "./rfm-card.tsx";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(words.title);

export default function SegmentsHelp() {
  const { currency, help, shopifyRfm } = useLoaderData<Deferred<typeof segmentsHelp>>();
  return (
    <Page title={words.title} backAction={{ content: words.segments, url: "/app/segments" }}>
      {help ? (
        <BlockStack gap="400">
          <MeaningsCard states={help.states} lines={help.lines} currency={currency} />
          <RfmCard rfm={help.rfm} shopify={shopifyRfm} currency={currency} />
        </BlockStack>
      ) : (
        <EmptyCard title={words.noSegmentsYet} action={{ content: words.goToHome, url: "/app" }}>
          {words.onceYourOrders}
        </EmptyCard>
      )}
    </Page>
  );
}
