import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { OwnName } from "../components/form-table.tsx";
import type { Draft } from "../shops/draft.ts";
import { draftWords as words } from "./drafts-words.ts";

interface DraftsCardProps {
  drafts: readonly Draft[];
  /** address of the form that goes on with one */
  form: string;
  /** address of the drafts' door, and what it calls the number of one */
  door: string;
  idName: "offerId" | "saleId";
  timeZone: string;
}

/** Forms that were begun and are kept. Nothing when there are none. */
export function DraftsCard({ drafts, form, door, idName, timeZone }: DraftsCardProps) {
  const forget = useFetcher();
  const going = forget.formData?.get(idName);
  const kept = drafts.filter(({ id }) => id !== going);
  if (kept.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {words.drafts}
        </Text>
        <BlockStack as="ul" gap="300">
          {kept.map(({ id, title, savedAt }) => {
            const name = title.trim() || words.untitled;
            return (
              <li key={id}>
                <InlineStack align="space-between" blockAlign="center" gap="200">
                  <BlockStack>
                    <OwnName>{name}</OwnName>
                    <Text as="span" variant="bodySm" tone="subdued">
                      {words.saved(savedAt, timeZone)}
                    </Text>
                  </BlockStack>
                  <InlineStack gap="200">
                    <Button
                      url={`${form}?draft=${id}`}
                      accessibilityLabel={words.continueWith(name)}
                    >
                      {words.continue}
                    </Button>
                    <Button
                      variant="tertiary"
                      accessibilityLabel={words.deleteNamed(name)}
                      onClick={() =>
                        forget.submit(
                          { [idName]: id, intent: "forget" },
                          { method: "post", action: door },
                        )
                      }
                    >
                      {words.delete}
                    </Button>
                  </InlineStack>
                </InlineStack>
              </li>
            );
          })}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
