import {
  BlockStack,
  Button,
  Card,
  InlineStack,
  Link,
  Tag,
  Text,
  TextField,
} from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { actOnCustomer } from "./act.server.ts";
import { tagsCard } from "./words.ts";

/** Words of ours on a customer: each leads to the others who carry it. */
export function TagsCard({ tags }: { tags: string[] }) {
  const fetcher = useFetcher<typeof actOnCustomer>({ key: "tags" });
  const [tag, setTag] = useState("");
  useEffect(() => setTag(""), [tags.length]);
  const send = (intent: "tag" | "untag", which: string) =>
    fetcher.submit({ intent, tag: which }, { method: "post" });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {tagsCard.tags}
        </Text>
        {tags.length > 0 ? (
          <InlineStack gap="200">
            {tags.map((one) => (
              <Tag
                key={one}
                onRemove={() => send("untag", one)}
                accessibilityLabel={tagsCard.remove(one)}
              >
                <Link url={`/app/customers?tag=${encodeURIComponent(one)}`} monochrome>
                  {one}
                </Link>
              </Tag>
            ))}
          </InlineStack>
        ) : null}
        <fetcher.Form
          method="post"
          onSubmit={(event) => {
            event.preventDefault();
            send("tag", tag);
          }}
        >
          <TextField
            label={tagsCard.newTag}
            value={tag}
            onChange={setTag}
            maxLength={40}
            helpText={tagsCard.help}
            error={fetcher.data?.errors?.["tag"] ?? fetcher.data?.problem ?? false}
            autoComplete="off"
            connectedRight={
              <Button submit loading={fetcher.state !== "idle"}>
                {tagsCard.put}
              </Button>
            }
          />
        </fetcher.Form>
      </BlockStack>
    </Card>
  );
}
