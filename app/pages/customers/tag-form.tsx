import { BlockStack, Box, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useEffect, useId, useState } from "react";
import type { Done } from "./act.server.ts";
import { tagWords } from "./words.ts";

interface TagFormProps {
  /** whom it is put on, as the list's address says it */
  customers: string;
  who: string;
  onClose: () => void;
}

/** A tag for the chosen customers, on all of them at once. */
export function TagForm({ customers, who, onClose }: TagFormProps) {
  const fetcher = useFetcher<Done>();
  const [tag, setTag] = useState("");
  const field = useId();
  // whoever pressed the button comes on here, and not from above
  useEffect(() => document.getElementById(field)?.focus(), [field]);
  const send = (intent: "tag" | "untag") =>
    fetcher.submit({ intent, tag, customers }, { method: "post" });
  const { problem, errors, done } = fetcher.data ?? {};
  const isBusy = fetcher.state !== "idle";
  return (
    <Box padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
      <fetcher.Form
        method="post"
        onSubmit={(event) => {
          event.preventDefault();
          send("tag");
        }}
      >
        <BlockStack gap="300">
          <TextField
            id={field}
            label={tagWords.title(who)}
            value={tag}
            onChange={setTag}
            maxLength={40}
            helpText={tagWords.help}
            error={errors?.["tag"] ?? problem ?? false}
            autoComplete="off"
          />
          <InlineStack gap="200" blockAlign="center">
            <Button submit loading={isBusy}>
              {tagWords.put}
            </Button>
            <Button onClick={() => send("untag")} disabled={isBusy}>
              {tagWords.take}
            </Button>
            <Button variant="plain" onClick={onClose}>
              {tagWords.close}
            </Button>
            <div role="status">
              {done ? (
                <Text as="p" tone="subdued">
                  {done}
                </Text>
              ) : null}
            </div>
          </InlineStack>
        </BlockStack>
      </fetcher.Form>
    </Box>
  );
}
