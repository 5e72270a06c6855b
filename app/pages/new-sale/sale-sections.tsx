import { FormLayout, TextField } from "@shopify/polaris";
import type { useFields } from "../../components/form-fields.ts";
import { FormSection } from "../../components/form-sections.tsx";
import { chosenProducts } from "../../discounts/typed.ts";
import type { SaleFields } from "../../flash-sales/sale-fields.ts";
import { ProductsField } from "./products-field.tsx";
import { fieldLabels, page, sections } from "./words.ts";

interface SaleSectionsProps {
  form: ReturnType<typeof useFields<SaleFields>>;
  /** the shop's zone, in words */
  zone: string;
}

/** What becomes cheaper, by how much, and when. */
export function SaleSections({ form, zone }: SaleSectionsProps) {
  const { fields, set, bind, errorOf } = form;
  return (
    <>
      <FormSection step={1} {...sections.products}>
        <ProductsField
          products={chosenProducts(fields.products)}
          onChange={(chosen) => set("products", JSON.stringify(chosen))}
          error={errorOf("products")}
        />
      </FormSection>
      <FormSection step={2} {...sections.price}>
        <FormLayout>
          <TextField
            label={fieldLabels.title}
            {...bind("title")}
            maxLength={100}
            helpText={page.shoppersSee}
          />
          <TextField
            label={fieldLabels.percent}
            {...bind("percent")}
            inputMode="decimal"
            suffix="%"
          />
        </FormLayout>
      </FormSection>
      <FormSection step={3} {...sections.when}>
        <FormLayout>
          <FormLayout.Group>
            <TextField label={fieldLabels.startDay} type="date" {...bind("startDay")} />
            <TextField
              label={fieldLabels.startTime}
              type="time"
              {...bind("startTime")}
              helpText={zone}
            />
          </FormLayout.Group>
          <FormLayout.Group>
            <TextField label={fieldLabels.endDay} type="date" {...bind("endDay")} />
            <TextField
              label={fieldLabels.endTime}
              type="time"
              {...bind("endTime")}
              helpText={zone}
            />
          </FormLayout.Group>
        </FormLayout>
      </FormSection>
    </>
  );
}
