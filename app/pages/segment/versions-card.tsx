import { BlockStack, Card, Text } from "@shopify/polaris";
import type { LoadedSegment } from "./read.server.ts";
import { versionsCard } from "./words.ts";

type Versions = NonNullable<LoadedSegment["kept"]>["versions"];

/** Every definition a segment has had, the newest first. */
export function VersionsCard({ versions }: { versions: Versions }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {versionsCard.title}
        </Text>
        <Text as="p" tone="subdued">
          {versionsCard.help}
        </Text>
        <ul className="sentences">
          {versions.map(({ version, day, who }) => (
            <li key={version}>
              {versionsCard.version(version, day)}: {who}.
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
