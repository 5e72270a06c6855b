import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { chosenProducts } from "../../discounts/typed.ts";
import type { SaleFields } from "../../flash-sales/sale-fields.ts";
import { page, saleSummary } from "./words.ts";

/** What will happen, in sentences. Below it the button. */
export function SaleSummary({ fields, children }: { fields: SaleFields; children: ReactNode }) {
  const products = chosenProducts(fields.products).length;
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
