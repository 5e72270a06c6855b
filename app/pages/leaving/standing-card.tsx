import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useNavigation, useSubmit } from "@remix-run/react";
import { Confirm } from "../../components/form-confirm.tsx";
import type { Standing } from "../../shops/ending.ts";
import { leave, standing as words } from "./words.ts";

const CONFIRM = "end-everything";

export const nameOf = ({ what, title }: { what: Standing["what"] | "all"; title: string }) =>
  what === "offer" || what === "sale" ? words[what](title) : words[what];

function whenItEnds({ what, endsAt }: Standing, timeZone: string): string {
  if (what === "survey") return words.ofTheShop;
  return endsAt === null ? words.openEnded : words.ends(endsAt, timeZone);
}

/** What stands in Shopify, and the button that ends it. */
export function StandingCard({
  standing,
  timeZone,
}: {
  standing: Standing[] | null;
  timeZone: string;
}) {
  const submit = useSubmit();
  const bridge = useAppBridge();
  const isSending = useNavigation().state !== "idle";
  const isEmpty = standing?.length === 0;
  return (
    <Card>
      <BlockStack gap="300">
        {standing === null ? <Text as="p">{words.notKnown}</Text> : null}
        {isEmpty ? <Text as="p">{words.nothing}</Text> : null}
        {standing?.map((one) => (
          <BlockStack key={one.id}>
            <Text as="p" fontWeight="semibold">
              {nameOf(one)}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              {whenItEnds(one, timeZone)}
            </Text>
          </BlockStack>
        ))}
        <InlineStack>
          <Button
            tone="critical"
            loading={isSending}
            onClick={() => void bridge.modal.show(CONFIRM)}
          >
            {isEmpty ? leave.nothingToEnd : leave.button}
          </Button>
        </InlineStack>
        <Confirm
          id={CONFIRM}
          title={leave.title}
          action={leave.action}
          onConfirm={() => submit({ intent: "leave" }, { method: "post" })}
        >
          {leave.explained}
        </Confirm>
      </BlockStack>
    </Card>
  );
}
