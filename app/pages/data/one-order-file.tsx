import { ToldBadge } from "../../components/told-badge.tsx";
import { aboutBadge } from "../../components/words.ts";
import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { SerializeFrom } from "@remix-run/node";
import { useFetcher } from "@remix-run/react";
import { Disclosure } from "../../components/disclosure.tsx";
import type { OrderFile } from "../../orders/file/files.server.ts";
import { orderFileCard } from "./order-file-words.ts";

type File = SerializeFrom<OrderFile>;

/** A file that was given: how far it is, what it added, and what of it could not be read. */
export function OneOrderFile({ file }: { file: File }) {
  const { name, counted, orders, held, setAside, problems, problem } = file;
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" fontWeight="semibold" breakWord>
            {name}
          </Text>
          <Phase file={file} />
        </InlineStack>
        <Remove file={file} />
      </InlineStack>
      {problem ? (
        <Text as="p" tone={file.phase === "refused" ? "critical" : "caution"}>
          {problem}
        </Text>
      ) : null}
      {orders > 0 ? (
        <Text as="p" tone="subdued">
          {orderFileCard.orders(counted)}. {orderFileCard.ofWhich(orders, held)}.
        </Text>
      ) : null}
      {setAside > 0 ? (
        <Disclosure label={orderFileCard.setAside(setAside)}>
          <ul>
            {problems.map(({ line, column, found, reason }) => (
              <li key={line}>
                {orderFileCard.place(line, column)}: {orderFileCard.why(found, reason)}
              </li>
            ))}
            {setAside > problems.length ? (
              <li>{orderFileCard.furtherOnes(setAside - problems.length)}</li>
            ) : null}
          </ul>
        </Disclosure>
      ) : null}
    </BlockStack>
  );
}

function Phase({ file: { phase, bytesRead, bytesTotal } }: { file: File }) {
  switch (phase) {
    case "reading":
      return (
        <ToldBadge about={aboutBadge.file} tone="attention">
          {orderFileCard.stopped(bytesRead / bytesTotal)}
        </ToldBadge>
      );
    case "people":
      return (
        <ToldBadge about={aboutBadge.file} tone="info">
          {orderFileCard.people}
        </ToldBadge>
      );
    case "refused":
      return (
        <ToldBadge about={aboutBadge.file} tone="critical">
          {orderFileCard.refused}
        </ToldBadge>
      );
    case "done":
      return (
        <ToldBadge about={aboutBadge.file} tone="success">
          {orderFileCard.read}
        </ToldBadge>
      );
  }
}

function Remove({ file: { fileId, name } }: { file: File }) {
  const fetcher = useFetcher({ key: `remove-file-${fileId}` });
  return (
    <Button
      loading={fetcher.state !== "idle"}
      accessibilityLabel={orderFileCard.removeNamed(name)}
      onClick={() =>
        fetcher.submit(
          { intent: "remove", file: fileId },
          { method: "post", action: "/app/settings/order-file" },
        )
      }
    >
      {orderFileCard.remove}
    </Button>
  );
}
