import type { FoundVariant } from "../../store/products.ts";
import type { ProductRecord, VariantRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";

/** A way in which a product's variants differ, with all its values. */
interface Option {
  product: ProductRecord;
  index: number;
}

const optionNames = ({ optionNames: names = ["Title"] }: ProductRecord): string[] => names;

/** "Red / Small" is red in the first option and small in the second. */
function valueOf({ title }: VariantRecord, { product, index }: Option): string {
  return optionNames(product).length === 1 ? title : (title.split(" / ")[index] ?? title);
}

const optionsOf = (product: ProductRecord): Option[] =>
  optionNames(product).map((_name, index) => ({ product, index }));

/** the first variant of each value */
function firstOfEach(option: Option): VariantRecord[] {
  const byValue = Map.groupBy(option.product.variants, (variant) => valueOf(variant, option));
  return [...byValue.values()].map(([first]) => first!);
}

const nothing = () => new Items(() => []);
const none = () => null;

export const productDetails: Domain = {
  types: {
    Product: {
      options: (product, args) =>
        optionsOf(product).slice(0, (args["first"] as number | null | undefined) ?? undefined),
      seo: () => ({ title: null, description: null }),
      onlineStorePreviewUrl: ({ handle }, _args, call) =>
        `https://${call.tenant.domain}/products/${handle}`,
      totalVariants: ({ variants }) => variants.length,
      requiresSellingPlan: () => false,
      templateSuffix: none,
      giftCardTemplateSuffix: none,
      combinedListingRole: none,
      category: none,
      collections: nothing,
      media: nothing,
      sellingPlanGroups: nothing,
    } satisfies Fields<ProductRecord>,
    ProductVariant: {
      selectedOptions: ({ product, variant }) =>
        optionsOf(product).map((option) => ({
          name: optionNames(product)[option.index],
          value: valueOf(variant, option),
        })),
      media: nothing,
      sellingPlanGroups: nothing,
      requiresComponents: () => false,
      showUnitPrice: () => false,
      taxCode: () => "",
      unitPriceMeasurement: () => ({
        quantityValue: 0,
        quantityUnit: null,
        referenceValue: 0,
        referenceUnit: null,
      }),
    } satisfies Fields<FoundVariant>,
    ProductOption: {
      id: ({ product, index }) => gid("ProductOption", product.id + index),
      name: ({ product, index }) => optionNames(product)[index],
      position: ({ index }) => index + 1,
      values: (option) => firstOfEach(option).map((variant) => valueOf(variant, option)),
      optionValues: (option) => firstOfEach(option).map((variant) => ({ option, variant })),
    } satisfies Fields<Option>,
    ProductOptionValue: {
      id: ({ variant }) => gid("ProductOptionValue", variant.id),
      name: ({ option, variant }) => valueOf(variant, option),
      hasVariants: () => true,
    } satisfies Fields<{ option: Option; variant: VariantRecord }>,
  },
  plain: {
    SEO: "title description",
    SelectedOption: "name value",
    UnitPriceMeasurement: "quantityValue quantityUnit referenceValue referenceUnit",
  },
};
