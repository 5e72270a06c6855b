import { Link, Text } from "@shopify/polaris";
import { tooNarrow } from "./words.ts";

/** Beside an interval that the last test did not keep to; nothing where it did. */
export function TooNarrow({ words }: { words: string | null }) {
  return words === null ? null : (
    <Text as="p">
      {words} <Link url="/app/value/accuracy">{tooNarrow.seeTheTest}</Link>
    </Text>
  );
}
