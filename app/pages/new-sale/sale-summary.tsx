import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formatDay } from "../../figures/format.ts";
import { isDay } from "../fields.ts";
import { chosenProducts } from "../../discounts/typed.ts";
import type { SaleFields } from "../../flash-sales/sale-fields.ts";
import { page, saleSummary } from "./words.ts";

/** Its days and times as typed; null while one of them cannot be read. */
function spanOf({ startDay, startTime, endDay, endTime }: SaleFields): [string, string] | null {
  if (!isDay(startDay) || !isDay(endDay) || startTime === "" || endTime === "") return null;
  return [
    saleSummary.moment(formatDay(startDay), startTime),
    saleSummary.moment(formatDay(endDay), endTime),
  ];
}

/** What will happen, in sentences. Below it the button. */
export function SaleSummary({ fields, children }: { fields: SaleFields; children: ReactNode }) {
  const products = chosenProducts(fields.products).length;
  const span = spanOf(fields);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {page.whatHappens}
        </Text>
        <Text as="p" fontWeight="semibold">
          {products === 0
            ? saleSummary.chooseFirst
            : saleSummary.sentence(products, fields.percent.trim())}
        </Text>
        {span ? <Text as="p">{saleSummary.runs(...span)}</Text> : null}
        <ul className="sentences">
          <li>{page.shopifyLowersThePrices}</li>
          <li>{page.everybodyGetsThePrice}</li>
          <li>{page.codesForMoneyOff}</li>
          <li>{page.checkedBefore}</li>
        </ul>
        {children}
      </BlockStack>
    </Card>
  );
}
