import { BlockStack, ChoiceList, Text } from "@shopify/polaris";
import type { ListFilter } from "../../lists/filter.ts";
import { joined, parted } from "../../lists/several.ts";
import { nothingLeft } from "../../nothing-left.ts";
import { BetweenInput } from "./between-input.tsx";
import { DaysInput } from "./days-input.tsx";
import { ProductsInput } from "./products-input.tsx";
import type { ListAddress } from "./use-address.ts";
import { listInputs } from "./words.ts";

/** What a filter is asked for with, in the window below its chip. */
export function FilterControl({
  filter: { label, input },
  address: { value, change },
}: {
  filter: Pick<ListFilter, "label" | "input">;
  address: Pick<ListAddress, "value" | "change">;
}) {
  switch (input.kind) {
    case "between":
      return (
        <BetweenInput
          bound={input}
          least={value(input.least)}
          most={value(input.most)}
          onChange={(least, most) => change({ [input.least]: least, [input.most]: most })}
        />
      );
    case "choices":
      return (
        <ChoiceList
          title={label}
          titleHidden
          allowMultiple
          choices={input.choices}
          selected={parted(value(input.param))}
          onChange={(chosen) => change({ [input.param]: joined(chosen) })}
        />
      );
    case "days":
      return (
        <DaysInput
          from={value(input.from)}
          to={value(input.to)}
          onChange={(from, to) => change({ [input.from]: from, [input.to]: to })}
        />
      );
    case "products": {
      const { ago, chosen } = input;
      return (
        <BlockStack gap="300">
          <ProductsInput
            chosen={chosen}
            onChange={(ids) => change({ [input.param]: ids.join(",") })}
          />
          {ago && chosen.length > 0 ? (
            <BlockStack gap="100">
              <Text as="p" tone="subdued">
                {listInputs.lastTimeAgo}
              </Text>
              <BetweenInput
                bound={ago}
                least={value(ago.least)}
                most={value(ago.most)}
                onChange={(from, to) => change({ [ago.least]: from, [ago.most]: to })}
              />
            </BlockStack>
          ) : null}
        </BlockStack>
      );
    }
    case "given":
      return <Text as="p">{listInputs.chosenElsewhere}</Text>;
    default:
      return nothingLeft(input);
  }
}
