import { Button, Text } from "@shopify/polaris";
import { formatDay } from "../figures/format.ts";

/** Beside the figures of every page, while Shopify shows no older orders. @param since day of the shop */
export function HistoryNote({ since }: { since: string }) {
  return (
    <div className="history-note">
      <Text as="p" variant="bodySm" tone="subdued">
        All figures since {formatDay(since)}: older orders are not read yet.{" "}
        <Button variant="plain" url="/app/settings">
          Why
        </Button>
      </Text>
    </div>
  );
}
