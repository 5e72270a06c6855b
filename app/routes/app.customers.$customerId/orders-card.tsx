import { Badge, BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { Pages } from "../../components/form-table.tsx";
import { formatInstant, formatMoney } from "../../components/format.ts";

interface Order {
  orderId: string;
  name: string;
  processedAt: string;
  counts: boolean;
  test: boolean;
  cancelled: boolean;
  revenueMinor: number;
  refundedMinor: number;
  discountMinor: number;
  discountCodes: string[];
}

interface OrdersCardProps {
  orders: Order[];
  currency: string;
  timeZone: string;
  newest: string | null;
  older: string | null;
}

export function OrdersCard({ orders, currency, timeZone, newest, older }: OrdersCardProps) {
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          Orders
        </Text>
      </Box>
      <ol className="timeline">
        {orders.map((order) => (
          <li key={order.orderId}>
            <BlockStack gap="050">
              <InlineStack gap="200" blockAlign="center">
                <Text as="span" fontWeight="semibold">
                  {order.name || `Order ${order.orderId}`}
                </Text>
                {order.counts ? null : <Badge>{whyNot(order)}</Badge>}
              </InlineStack>
              <Text as="span" variant="bodySm" tone="subdued">
                {formatInstant(order.processedAt, timeZone)}
                {order.discountMinor > 0
                  ? `, ${formatMoney(order.discountMinor, currency)} discount${order.discountCodes.length > 0 ? ` (${order.discountCodes.join(", ")})` : ""}`
                  : ""}
                {order.refundedMinor > 0
                  ? `, ${formatMoney(order.refundedMinor, currency)} refunded`
                  : ""}
              </Text>
            </BlockStack>
            <span className="numeric">{formatMoney(order.revenueMinor, currency)}</span>
          </li>
        ))}
      </ol>
      <Pages newest={newest} older={older} />
    </Card>
  );
}

function whyNot(order: Order): string {
  if (order.test) return "Test, not counted";
  if (order.cancelled) return "Cancelled, not counted";
  return "Refunded in full, not counted";
}
