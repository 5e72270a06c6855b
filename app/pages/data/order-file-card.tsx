import {
  BlockStack,
  Button,
  Card,
  InlineError,
  InlineStack,
  ProgressBar,
  Text,
} from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { useRef } from "react";
import { usePolling } from "../../components/form-polling.ts";
import { useUpload } from "../../components/form-upload.ts";
import { OneOrderFile } from "./one-order-file.tsx";
import type { orderFileCardOf } from "./order-file.server.ts";
import { orderFileCard } from "./order-file-words.ts";

type Shown = NonNullable<SerializeFrom<typeof orderFileCardOf>>;

const FIELD = "order-file";

/** Orders from before what Shopify shows: a file to choose, and those that were read. */
export function OrderFileCard({ takesFiles, files }: Shown) {
  const { upload, problem, send, stop } = useUpload("/app/settings/order-file");
  usePolling(files.some(({ phase }) => phase === "people"));
  return (
    <Card>
      <BlockStack gap="400">
        {takesFiles ? (
          <BlockStack gap="300">
            <Text as="p">{orderFileCard.what}</Text>
            {upload ? (
              <Progress {...upload} stop={stop} />
            ) : (
              <Choose problem={problem} onChosen={(file) => void send(file)} />
            )}
          </BlockStack>
        ) : null}
        {files
          .filter(({ name }) => name !== upload?.name)
          .map((file) => (
            <OneOrderFile key={file.fileId} file={file} />
          ))}
        <Text as="p" variant="bodySm" tone="subdued">
          {orderFileCard.giftCards}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Choose({ problem, onChosen }: { problem: string | null; onChosen: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <BlockStack gap="200">
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        hidden
        aria-label={orderFileCard.choose}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // the same file may be chosen again
          if (file) onChosen(file);
          currentTarget.value = "";
        }}
      />
      <InlineStack>
        <Button id={FIELD} onClick={() => input.current?.click()}>
          {orderFileCard.choose}
        </Button>
      </InlineStack>
      {problem ? <InlineError message={problem} fieldID={FIELD} /> : null}
    </BlockStack>
  );
}

function Progress({ name, share, stop }: { name: string; share: number; stop: () => void }) {
  return (
    <BlockStack gap="200">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="p" id="order-file-words" breakWord>
          <span className="numeric">{orderFileCard.uploading(name, share)}</span>
        </Text>
        <Button onClick={stop}>{orderFileCard.stop}</Button>
      </InlineStack>
      <ProgressBar
        progress={Math.floor(share * 100)}
        size="small"
        tone="primary"
        animated={false}
        ariaLabelledBy="order-file-words"
      />
    </BlockStack>
  );
}
