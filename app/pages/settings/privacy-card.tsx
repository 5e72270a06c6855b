import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { DownloadButton } from "../../components/download-button.tsx";
import { formatInstant } from "../../figures/format.ts";
import type { CustomerId } from "../../ids.ts";

interface PrivacyRequest {
  requestId: string;
  topic: string;
  customerId: CustomerId | null;
  requestedAt: string;
  dueAt: string;
  completedAt: string | null;
  hasExport: boolean;
}

const words: Record<string, string> = {
  "customers/data_request": "Asked what is stored",
  "customers/redact": "Asked to be erased",
  "shop/redact": "Erase the shop",
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
            No requests. When a customer asks what is stored, the answer can be downloaded here;
            when one asks to be erased, it is done by itself.
          </Text>
        ) : null}
        {requests.map((request) => (
          <InlineStack key={request.requestId} align="space-between" blockAlign="center" gap="300">
            <BlockStack>
              <Text as="p" fontWeight="semibold">
                {words[request.topic] ?? request.topic}
                {request.customerId === null ? "" : `, customer ${request.customerId}`}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                {request.completedAt
                  ? `Done ${formatInstant(request.completedAt, timeZone)}`
                  : `Asked ${formatInstant(request.requestedAt, timeZone)}, due ${formatInstant(request.dueAt, timeZone)}`}
              </Text>
            </BlockStack>
            {request.hasExport ? (
              <DownloadButton
                url={`/app/settings/privacy/${encodeURIComponent(request.requestId)}`}
                fileName={`customer-${request.customerId}.json`}
              >
                Download
              </DownloadButton>
            ) : null}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
