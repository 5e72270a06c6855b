import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, InlineError, Text } from "@shopify/polaris";
import { useState } from "react";
import { listInputs } from "./words.ts";

interface ProductsProps {
  chosen: { id: number; title: string }[];
  onChange: (ids: number[]) => void;
}

/** The number at the end of "gid://shopify/Product/123". */
const numberOf = (gid: string) => Number(gid.slice(gid.lastIndexOf("/") + 1));

/** Products, chosen in Shopify's own picker. */
export function ProductsInput({ chosen, onChange }: ProductsProps) {
  const bridge = useAppBridge();
  const [problem, setProblem] = useState<string | null>(null);
  const choose = async () => {
    setProblem(null);
    try {
      const picked = await bridge.resourcePicker({
        type: "product",
        action: "select",
        multiple: true,
        filter: { variants: false },
        selectionIds: chosen.map(({ id }) => ({ id: `gid://shopify/Product/${id}` })),
      });
      // closed without choosing: everything stays
      if (picked) onChange(picked.map(({ id }) => numberOf(id)));
    } catch (failure) {
      setProblem(listInputs.noPicker((failure as Error).message));
    }
  };
  return (
    <BlockStack gap="200" inlineAlign="start">
      {chosen.length > 0 ? <Text as="p">{chosen.map(({ title }) => title).join(", ")}</Text> : null}
      <Button onClick={() => void choose()}>{listInputs.chooseProducts}</Button>
      {problem ? <InlineError message={problem} fieldID="products" /> : null}
    </BlockStack>
  );
}
