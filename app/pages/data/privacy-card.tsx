import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { DownloadButton } from "../../components/download-button.tsx";
import type { CustomerId } from "../../ids.ts";
import { privacyCard } from "./words.ts";

interface PrivacyRequest {
  requestId: string;
  topic: string;
  customerId: CustomerId | null;
  requestedAt: string;
  dueAt: string;
  completedAt: string | null;
  hasExport: boolean;
  outcome: string | null;
}

const words: Record<string, string> = {
  "customers/data_request": privacyCard.askedWhatIsStored,
  "customers/redact": privacyCard.askedToBeErased,
  "shop/redact": privacyCard.eraseTheShop,
};

export function PrivacyCard({
  requests,
  timeZone,
}: {
  requests: PrivacyRequest[];
  timeZone: string;
}) {
  return (
    <Card>
      <BlockStack gap="400">
        {requests.length === 0 ? (
          <Text as="p" tone="subdued">
            {privacyCard.noRequests}
          </Text>
        ) : null}
        {requests.map((request) => (
          <InlineStack key={request.requestId} align="space-between" blockAlign="center" gap="300">
            <BlockStack>
              <Text as="p" fontWeight="semibold">
                {words[request.topic] ?? request.topic}
                {request.customerId === null ? "" : privacyCard.customer(request.customerId)}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                {request.outcome === "installed_again"
                  ? privacyCard.notNeeded
                  : request.completedAt
                    ? privacyCard.done(request.completedAt, timeZone)
                    : privacyCard.askedDue(request.requestedAt, timeZone, request.dueAt)}
              </Text>
            </BlockStack>
            {request.hasExport ? (
              <DownloadButton
                url={`/app/settings/privacy/${encodeURIComponent(request.requestId)}`}
                fileName={`customer-${request.customerId}.json`}
              >
                {privacyCard.download}
              </DownloadButton>
            ) : null}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
