import { BlockStack, Card, IndexTable, Link, Text } from "@shopify/polaris";
import { Empty } from "../../components/empty.tsx";
import { Fact, Facts } from "../../components/facts.tsx";
import { NumberCell } from "../../components/form-table.tsx";
import { formatInstant, formatMoney, formatNumber } from "../../figures/format.ts";
import type { CustomerId, OrderId } from "../../ids.ts";
import { redemptions } from "./words.ts";

interface RedemptionsProps {
  totals: {
    redemptions: number;
    revenueMinor: number;
    discountMinor: number;
    byHeldOut: number;
  };
  latest: {
    orderId: OrderId;
    orderName: string;
    customerId: CustomerId | null;
    code: string;
    revenueMinor: number;
    discountMinor: number;
    redeemedAt: string;
  }[];
  isLaunched: boolean;
  currency: string;
  timeZone: string;
}

/** Orders that came with one of the offer's codes. Not what the offer brought: some would have come anyway. */
export function Redemptions({ totals, latest, isLaunched, currency, timeZone }: RedemptionsProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {redemptions.ordersWithACode}
        </Text>
        {totals.redemptions === 0 ? (
          <Empty title={redemptions.noCodeUsedYet}>
            {isLaunched ? redemptions.ordersAppearHere : redemptions.codesWorkOnceShopify}
          </Empty>
        ) : (
          <>
            <Facts>
              <Fact label={redemptions.redemptions} value={formatNumber(totals.redemptions)} />
              <Fact
                label={redemptions.revenueOfTheseOrders}
                value={formatMoney(totals.revenueMinor, currency)}
              />
              <Fact
                label={redemptions.discountGiven}
                value={formatMoney(totals.discountMinor, currency)}
              />
              {totals.byHeldOut > 0 ? (
                <Fact
                  label={redemptions.usedByCustomersHeld}
                  value={formatNumber(totals.byHeldOut)}
                />
              ) : null}
            </Facts>
            <IndexTable
              resourceName={{ singular: "order", plural: "orders" }}
              itemCount={latest.length}
              selectable={false}
              headings={[
                { title: redemptions.order },
                { title: redemptions.code },
                { title: redemptions.revenue, alignment: "end" },
                { title: redemptions.discount, alignment: "end" },
                { title: redemptions.date },
              ]}
            >
              {latest.map((order, position) => (
                <IndexTable.Row id={String(order.orderId)} key={order.orderId} position={position}>
                  <IndexTable.Cell>
                    <Link url={`shopify://admin/orders/${order.orderId}`} target="_top">
                      {order.orderName || redemptions.orderWithoutName(order.orderId)}
                    </Link>
                  </IndexTable.Cell>
                  <IndexTable.Cell>{order.code}</IndexTable.Cell>
                  <NumberCell>{formatMoney(order.revenueMinor, currency)}</NumberCell>
                  <NumberCell>{formatMoney(order.discountMinor, currency)}</NumberCell>
                  <IndexTable.Cell>{formatInstant(order.redeemedAt, timeZone)}</IndexTable.Cell>
                </IndexTable.Row>
              ))}
            </IndexTable>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
