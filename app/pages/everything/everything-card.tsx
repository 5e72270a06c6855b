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
import { useFetcher } from "@remix-run/react";
import { DownloadButton } from "../../components/download-button.tsx";
import { usePolling } from "../../components/form-polling.ts";
import type { Gathered } from "../../leaving/gathered.server.ts";
import { everythingCard as words } from "./words.ts";

const ADDRESS = "/app/settings/everything";
const WORDS = "everything-words";

interface EverythingProps {
  /** null: nobody asked for one */
  file: SerializeFrom<Gathered> | null;
  /** days it waits */
  days: number;
  timeZone: string;
}

/** Everything of the shop as a file: asked for, gathered while one does something else, and fetched. */
export function EverythingCard({ file, days, timeZone }: EverythingProps) {
  const fetcher = useFetcher<{ problem: string | null }>({ key: "gather-everything" });
  const isGathering = file !== null && file.finishedAt === null && file.problem === null;
  const isReady = file !== null && file.finishedAt !== null;
  usePolling(isGathering);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">{words.about}</Text>
        <div aria-live="polite" className="said-later">
          {isGathering ? <Progress file={file} /> : null}
          {isReady ? (
            <Text as="p">{words.ready(file.bytes, file.finishedAt!, timeZone, days)}</Text>
          ) : null}
        </div>
        {file?.problem ? <InlineError message={file.problem} fieldID="gather" /> : null}
        <InlineStack gap="300">
          {isReady ? (
            <DownloadButton url={ADDRESS} fileName="boomerang.zip">
              {words.download}
            </DownloadButton>
          ) : null}
          {isGathering ? null : (
            <Button
              id="gather"
              loading={fetcher.state !== "idle"}
              onClick={() =>
                fetcher.submit({ intent: "gather" }, { method: "post", action: ADDRESS })
              }
            >
              {file === null ? words.gather : words.again}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function Progress({ file }: { file: SerializeFrom<Gathered> }) {
  const { tablesDone, tables, bytes } = file;
  return (
    <BlockStack gap="200">
      <Text as="p" id={WORDS}>
        <span className="numeric">{words.gathering(tablesDone, tables, bytes)}</span>
      </Text>
      <ProgressBar
        progress={tables === 0 ? 0 : Math.floor((100 * tablesDone) / tables)}
        size="small"
        tone="primary"
        animated={false}
        ariaLabelledBy={WORDS}
      />
      <Text as="p" tone="subdued">
        {words.leave}
      </Text>
    </BlockStack>
  );
}
