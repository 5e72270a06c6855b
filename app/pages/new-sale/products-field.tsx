import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { gid, idOf } from "../../admin-api/gid.ts";
import { fieldId } from "../../components/form-focus.ts";
import type { ChosenProduct } from "../../discounts/typed.ts";
import { productsField } from "./words.ts";

interface ProductsFieldProps {
  products: ChosenProduct[];
  onChange: (products: ChosenProduct[]) => void;
  error: string | undefined;
}

/** The products of a sale, chosen in Shopify's own picker. */
export function ProductsField({ products, onChange, error }: ProductsFieldProps) {
  const bridge = useAppBridge();
  const [problem, setProblem] = useState<string | null>(null);

  const choose = async () => {
    setProblem(null);
    try {
      const chosen = await bridge.resourcePicker({
        type: "product",
        action: "select",
        multiple: true,
        filter: { variants: false, draft: false, archived: false },
        selectionIds: products.map(({ id }) => ({ id: gid("Product", id) })),
      });
      // closed without choosing: everything stays
      if (!chosen) return;
      onChange(
        chosen.map((product) => ({
          id: idOf("Product", product.id),
          title: product.title,
        })),
      );
    } catch (failure) {
      setProblem(productsField.theProductListDid((failure as Error).message));
    }
  };

  const said = error ?? problem;
  return (
    <div id={fieldId("products")}>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="p" id="products-label">
            {products.length === 0
              ? productsField.noProductsChosen
              : productsField.products(products.length)}
          </Text>
          <Button onClick={() => void choose()}>
            {products.length === 0 ? productsField.chooseProducts : productsField.changeProducts}
          </Button>
        </InlineStack>
        {products.length > 0 ? (
          <BlockStack as="ul" gap="100">
            {products.map((product) => (
              <li key={product.id}>
                <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
                  <Text as="span" breakWord>
                    {product.title}
                  </Text>
                  <Button
                    variant="plain"
                    accessibilityLabel={productsField.removeProduct(product.title)}
                    onClick={() => onChange(products.filter(({ id }) => id !== product.id))}
                  >
                    {productsField.remove}
                  </Button>
                </InlineStack>
              </li>
            ))}
          </BlockStack>
        ) : null}
        {said ? <InlineError message={said} fieldID="products-label" /> : null}
      </BlockStack>
    </div>
  );
}
