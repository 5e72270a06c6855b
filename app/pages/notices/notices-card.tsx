import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { XSmallIcon } from "@shopify/polaris-icons";
import { useFetcher } from "@remix-run/react";
import { Disclosure } from "../../components/disclosure.tsx";
import { formatInstant } from "../../figures/format.ts";
import type { NoticeLine } from "./read.server.ts";
import { noticesCard } from "./words.ts";

/** The rest is folded. */
const SHOWN = 4;

/** What is over, a line each, until somebody puts it away. Nothing when there is nothing. */
export function NoticesCard({ lines, timeZone }: { lines: NoticeLine[]; timeZone: string }) {
  const all = useFetcher({ key: "dismiss-notices" });
  if (lines.length === 0 || all.formData) return null;
  const shown = lines.slice(0, SHOWN);
  const folded = lines.slice(SHOWN);
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm">
            {noticesCard.title}
          </Text>
          {lines.length > 1 ? (
            <Button
              variant="plain"
              onClick={() =>
                all.submit({ intent: "dismiss-all" }, { method: "post", action: "/app/notices" })
              }
            >
              {noticesCard.putAllAway}
            </Button>
          ) : null}
        </InlineStack>
        {shown.map((line) => (
          <Line key={`${line.kind} ${line.subject}`} line={line} timeZone={timeZone} />
        ))}
        {folded.length > 0 ? (
          <Disclosure label={noticesCard.more(folded.length)}>
            <BlockStack gap="200">
              {folded.map((line) => (
                <Line key={`${line.kind} ${line.subject}`} line={line} timeZone={timeZone} />
              ))}
            </BlockStack>
          </Disclosure>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Line({ line, timeZone }: { line: NoticeLine; timeZone: string }) {
  const { kind, subject, at, sentence, url } = line;
  const fetcher = useFetcher({ key: `dismiss-${kind}-${subject}` });
  if (fetcher.formData) return null;
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
      <Text as="p" breakWord>
        <Link url={url}>{sentence}</Link>{" "}
        <Text as="span" variant="bodySm" tone="subdued">
          {formatInstant(at, timeZone)}
        </Text>
      </Text>
      <Button
        variant="tertiary"
        icon={XSmallIcon}
        accessibilityLabel={noticesCard.putAway(sentence)}
        onClick={() =>
          fetcher.submit(
            { intent: "dismiss", kind, subject },
            { method: "post", action: "/app/notices" },
          )
        }
      />
    </InlineStack>
  );
}
