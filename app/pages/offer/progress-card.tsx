import { BlockStack, Card, ProgressBar, Text } from "@shopify/polaris";
import type { Results } from "../../experiments/results.ts";
import { progressCard as words } from "./words.ts";

interface ProgressCardProps {
  results: Results;
  progress: { passed: number; daysLeft: number };
  /** it is what the page is about now */
  isMain: boolean;
  until: string;
  timeZone: string;
}

/** How far it is to the day the offer is judged, and how many have ordered: no more than that, or luck would tempt. */
export function ProgressCard({ results, progress, isMain, until, timeZone }: ProgressCardProps) {
  const { treated, holdout } = results;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant={isMain ? "headingLg" : "headingMd"} id="judging-day">
          {words.judged(until, timeZone)}
        </Text>
        <ProgressBar
          progress={Math.round(100 * progress.passed)}
          size="small"
          ariaLabelledBy="judging-day"
        />
        <Text as="p">{words.daysLeft(progress.daysLeft)}</Text>
        <Text as="p">{words.ordered(treated, holdout)}</Text>
        <Text as="p" tone="subdued">
          {results.reason}
        </Text>
      </BlockStack>
    </Card>
  );
}
