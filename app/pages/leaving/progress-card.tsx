import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useNavigation, useSubmit } from "@remix-run/react";
import { usePolling } from "../../components/form-polling.ts";
import type { LeftOver } from "../../leaving/leave.server.ts";
import { nameOf } from "./standing-card.tsx";
import { progress } from "./words.ts";

interface Leaving {
  beganAt: string;
  found: number | null;
  /** things whose end is under way */
  pending: number;
  left: LeftOver[];
  finishedAt: string | null;
}

function UnderWay({ found, pending }: Leaving) {
  if (found === null) return <Text as="p">{progress.looking}</Text>;
  const ended = Math.max(0, found - pending);
  const words = pending === 0 ? progress.checking : progress.ended(ended, found);
  return (
    <BlockStack gap="200">
      <Text as="p" id="leaving-progress">
        {words}
      </Text>
      <ProgressBar
        progress={found === 0 ? 100 : (100 * ended) / found}
        ariaLabelledBy="leaving-progress"
        size="small"
      />
    </BlockStack>
  );
}

function Result({ left, found, finishedAt, timeZone }: Leaving & { timeZone: string }) {
  if (left.length === 0)
    return <Text as="p">{progress.done(found ?? 0, finishedAt!, timeZone)}</Text>;
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {progress.left(left.length)}
      </Text>
      {left.map((one) => (
        <BlockStack key={`${one.what} ${one.title}`}>
          <Text as="p" fontWeight="semibold">
            {nameOf(one)}
          </Text>
          <Text as="p">{one.why}</Text>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

/** How far a leaving shop is, what could not be ended, and the way back. */
export function ProgressCard({ leaving, timeZone }: { leaving: Leaving; timeZone: string }) {
  const submit = useSubmit();
  const isSending = useNavigation().state !== "idle";
  const isOver = leaving.finishedAt !== null;
  usePolling(!isOver);
  const press = (intent: string) => submit({ intent }, { method: "post" });
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="p">{progress.began(leaving.beganAt, timeZone)}</Text>
        <div aria-live="polite" className="said-later">
          {isOver ? <Result {...leaving} timeZone={timeZone} /> : <UnderWay {...leaving} />}
        </div>
        <InlineStack gap="200">
          {leaving.left.length > 0 ? (
            <Button loading={isSending} onClick={() => press("leave")}>
              {progress.again}
            </Button>
          ) : null}
          <Button loading={isSending} onClick={() => press("stay")}>
            {progress.stay}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
