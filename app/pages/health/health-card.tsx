import { BlockStack, Card } from "@shopify/polaris";
import { useSurveyPlacement } from "../../components/survey-placement.ts";
import type { HealthLine } from "../../figures/health-line.ts";
import { blockLine } from "../../surveys/words.ts";
import { HealthLines } from "./lines.tsx";

/** The lines of all rooms, and of the survey block, which only the open admin knows of. */
export function HealthCard({ lines: ours }: { lines: HealthLine[] }) {
  const lines = [...ours, blockLine(useSurveyPlacement())];
  return (
    <Card>
      <BlockStack gap="400">
        <HealthLines lines={lines} />
      </BlockStack>
    </Card>
  );
}
