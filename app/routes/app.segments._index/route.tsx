import { BlockStack, Page, Text } from "@shopify/polaris";
import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import type { Purpose } from "../../clv/states/state.ts";
import { EmptyCard } from "../../components/empty.tsx";
import { segmentsPage } from "../../segments/overview.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { SegmentCard } from "../../pages/segments/segment-card.tsx";
import styles from "../../pages/segments/segments.css?url";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);
export const links = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return segmentsPage(shop);
}

const words: Record<Purpose, { title: string; meaning: string }> = {
  win_back: { title: "Win back", meaning: "On their way out, and worth an offer or a letter." },
  grow: { title: "Grow", meaning: "Ordered once. The second order is the one that counts." },
  keep: { title: "Keep", meaning: "Coming by themselves. A discount would only cost you." },
  leave_alone: { title: "Leave alone", meaning: "Hardly anyone comes back from here." },
};

export default function Segments() {
  const { groups, currency, isEmpty, isImporting } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Segments"
      subtitle={
        isImporting
          ? "Not all orders are read: these are the first customers only"
          : "Every customer is in exactly one, by their own rhythm"
      }
      primaryAction={{ content: "Create offer", url: "/app/offers/new" }}
    >
      {isEmpty ? (
        <EmptyCard
          title="Your customers, sorted by what to do"
          action={{ content: "See progress", url: "/app" }}
        >
          {isImporting
            ? "When all orders are read, each customer is compared with their own rhythm and lands in one segment."
            : "Segments fill with the first orders of customers."}
        </EmptyCard>
      ) : (
        <BlockStack gap="600">
          {groups.map(({ purpose, segments }) => (
            <BlockStack key={purpose} gap="300">
              <div className="between-cards">
                <Text as="h2" variant="headingMd">
                  {words[purpose].title}
                </Text>
                <Text as="p" tone="subdued">
                  {words[purpose].meaning}
                </Text>
              </div>
              <div className="segment-row">
                {segments.map((segment) => (
                  <SegmentCard key={segment.state} segment={segment} currency={currency} />
                ))}
              </div>
            </BlockStack>
          ))}
        </BlockStack>
      )}
    </Page>
  );
}
