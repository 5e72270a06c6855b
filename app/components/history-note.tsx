import { Button, Text } from "@shopify/polaris";
import { historyNote } from "./words.ts";

/**
 * Beside the figures of every page, while Shopify shows no older orders.
 * @param since day of the shop
 * @param olderFromFile older ones were read from a file
 */
export function HistoryNote({ since, olderFromFile }: { since: string; olderFromFile: boolean }) {
  return (
    <div className="history-note">
      <Text as="p" variant="bodySm" tone="subdued">
        {olderFromFile ? historyNote.olderFromFile(since) : historyNote.since(since)}{" "}
        <Button variant="plain" url="/app/settings/data">
          {historyNote.why}
        </Button>
      </Text>
    </div>
  );
}
