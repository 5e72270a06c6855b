import { Banner, BlockStack, Button, Card, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";
import { useRef, useState } from "react";
import { DataTable } from "../../components/charts/twin-table.tsx";
import { DownloadButton } from "../../components/download-button.tsx";
import type { SetUpSaid } from "./act.server.ts";
import { card, changesInWords } from "./words.ts";

const ADDRESS = "/app/settings/set-up";
const FIELD = "set-up-file";

/** The set-up as a file, and a file that is looked at before it is taken. */
export function SetUpCard() {
  const fetcher = useFetcher<SetUpSaid>();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<string | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);
  const isBusy = fetcher.state !== "idle";
  const send = (intent: "look" | "apply", text: string) =>
    fetcher.submit({ intent, file: text }, { method: "post", action: ADDRESS });
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const text = await chosen.text().catch(() => null);
    setUnreadable(text === null);
    setFile(text);
    if (text !== null) send("look", text);
  };
  const said = file === null || isBusy ? undefined : fetcher.data;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p">{card.what}</Text>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={card.import}
          onChange={({ currentTarget }) => {
            void choose(currentTarget.files?.[0]);
            // the same file may be chosen again
            currentTarget.value = "";
          }}
        />
        <InlineStack gap="300">
          <DownloadButton url={ADDRESS} fileName="boomerang-set-up.json">
            {card.export}
          </DownloadButton>
          <Button id={FIELD} loading={isBusy} onClick={() => input.current?.click()}>
            {card.import}
          </Button>
        </InlineStack>
        {isUnreadable ? <InlineError message={card.unreadable} fieldID={FIELD} /> : null}
        <div aria-live="polite" className="said-later">
          {said ? (
            <Outcome
              said={said}
              onApply={() => file !== null && send("apply", file)}
              onCancel={() => setFile(null)}
            />
          ) : null}
        </div>
      </BlockStack>
    </Card>
  );
}

interface OutcomeProps {
  said: SetUpSaid;
  onApply: () => void;
  onCancel: () => void;
}

function Outcome({ said, onApply, onCancel }: OutcomeProps) {
  const { problem, refused = [], changes = [], leftOut = [], isApplied } = said;
  const { title, columns } = changesInWords(changes.length, isApplied === true);
  if (problem)
    return (
      <Banner tone="critical" title={problem}>
        <ul className="sentences">
          {refused.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Banner>
    );
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {changes.length > 0 ? (
        <DataTable
          caption={title}
          columns={columns}
          rows={changes.map(({ what, from, to }) => [what, from, to])}
        />
      ) : null}
      {leftOut.length > 0 ? (
        <Text as="p" tone="subdued">
          {card.leftOut(leftOut)}
        </Text>
      ) : null}
      {!isApplied && changes.length > 0 ? (
        <InlineStack gap="200">
          <Button variant="primary" onClick={onApply}>
            {card.apply}
          </Button>
          <Button onClick={onCancel}>{card.cancel}</Button>
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}
