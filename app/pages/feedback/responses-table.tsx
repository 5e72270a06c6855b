import { BlockStack, IndexTable, InlineStack, Link, Text } from "@shopify/polaris";
import { Empty } from "../../components/empty.tsx";
import { NumberCell } from "../../components/form-table.tsx";
import { formatInstant, formatMoney } from "../../figures/format.ts";
import { StateBadge } from "../state-badge.tsx";
import type { CustomerId, OrderId } from "../../ids.ts";
import { responsesTable } from "./words.ts";

interface Response {
  responseId: string;
  rating: number;
  comment: string | null;
  /** what was asked; null = not kept */
  question: string | null;
  touchpoint: string;
  state: string;
  receivedAt: string;
  orderId: OrderId;
  orderName: string | null;
  customerId: CustomerId | null;
  /** as far as Shopify tells it */
  name: string | null;
  customerRevenueMinor: number | null;
  clv12Minor: number | null;
  customerState: string | null;
  unprofiled: boolean;
}

interface ResponsesTableProps {
  responses: Response[];
  currency: string;
  timeZone: string;
}

const words = [
  responsesTable.veryBad,
  responsesTable.bad,
  responsesTable.okay,
  responsesTable.good,
  responsesTable.excellent,
];
const places: Record<string, string> = {
  thank_you: responsesTable.thankYouPage,
  order_status: responsesTable.orderStatusPage,
};

/** Answers beside what the shop knows of who gave them. */
export function ResponsesTable({ responses, currency, timeZone }: ResponsesTableProps) {
  return (
    <IndexTable
      resourceName={responsesTable.answers}
      itemCount={responses.length}
      selectable={false}
      emptyState={
        <Empty title={responsesTable.noAnswersLikeThis}>{responsesTable.chooseAnotherFilter}</Empty>
      }
      headings={[
        { title: responsesTable.answer },
        { title: responsesTable.order },
        { title: responsesTable.customer },
        { title: responsesTable.spentSoFar, alignment: "end" },
        { title: responsesTable.next12Months, alignment: "end" },
        { title: responsesTable.date },
      ]}
    >
      {responses.map((response, position) => (
        <IndexTable.Row id={response.responseId} key={response.responseId} position={position}>
          <IndexTable.Cell>
            <div className="feedback-answer">
              <BlockStack gap="050">
                <Text as="span" fontWeight="semibold">
                  {responsesTable.of5(response.rating, words[response.rating - 1] ?? "")}
                </Text>
                {response.comment ? (
                  <span className="feedback-comment">{response.comment}</span>
                ) : null}
                <Text as="span" variant="bodySm" tone="subdued">
                  {askedInWords(response)}
                </Text>
              </BlockStack>
            </div>
          </IndexTable.Cell>
          <IndexTable.Cell>
            {response.state === "verified" ? (
              <Link url={`shopify://admin/orders/${response.orderId}`} target="_top">
                {response.orderName || responsesTable.orderWithoutName(response.orderId)}
              </Link>
            ) : (
              <Text as="span" tone="subdued">
                {responsesTable.orderNotHereYet}
              </Text>
            )}
          </IndexTable.Cell>
          <IndexTable.Cell>
            {response.customerId ? (
              <InlineStack gap="200" blockAlign="center" wrap={false}>
                <Link url={`/app/customers/${response.customerId}`}>
                  {response.name ?? responsesTable.customer}
                </Link>
                <StateBadge state={response.customerState} unprofiled={response.unprofiled} />
              </InlineStack>
            ) : (
              <Text as="span" tone="subdued">
                {response.state === "verified" ? responsesTable.guest : "–"}
              </Text>
            )}
          </IndexTable.Cell>
          <NumberCell>
            {response.customerRevenueMinor === null
              ? "–"
              : formatMoney(response.customerRevenueMinor, currency)}
          </NumberCell>
          <NumberCell>
            {response.clv12Minor === null ? "–" : `~${formatMoney(response.clv12Minor, currency)}`}
          </NumberCell>
          <IndexTable.Cell>{formatInstant(response.receivedAt, timeZone)}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

/** Where the shopper was asked, and what. */
function askedInWords({ touchpoint, question }: Response): string {
  const place = places[touchpoint] ?? touchpoint;
  return question === null
    ? responsesTable.questionNotKept(place)
    : responsesTable.asked(question, place);
}
