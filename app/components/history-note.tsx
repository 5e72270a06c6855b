import { Button, Text } from "@shopify/polaris";
import { historyNote } from "./words.ts";

/** Beside the figures of every page, while Shopify shows no older orders. @param since day of the shop */
export function HistoryNote({ since }: { since: string }) {
  return (
    <div className="history-note">
      <Text as="p" variant="bodySm" tone="subdued">
        {historyNote.since(since)}{" "}
        <Button variant="plain" url="/app/settings">
          {historyNote.why}
        </Button>
      </Text>
    </div>
  );
}
