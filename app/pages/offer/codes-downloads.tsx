import { BlockStack, Button, InlineError, InlineStack } from "@shopify/polaris";
import { useDownload } from "../../components/download-button.tsx";
import { codesDownloads as words } from "./words.ts";

/** The codes as a file: to write to people with, or by customer number. */
export function CodesDownloads({ offer }: { offer: { offerId: string; codePrefix: string } }) {
  const { download, loading, problem } = useDownload(`codes-${offer.codePrefix.toLowerCase()}.csv`);
  const file = `/app/offers/${offer.offerId}/codes.csv`;
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        <Button onClick={() => void download(`${file}?contacts=yes`)} loading={loading}>
          {words.withContacts}
        </Button>
        <Button onClick={() => void download(file)} disabled={loading}>
          {words.numbersOnly}
        </Button>
      </InlineStack>
      {problem ? <InlineError message={problem} fieldID="codes-downloads" /> : null}
    </BlockStack>
  );
}
