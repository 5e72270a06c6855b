import { Checkbox, ChoiceList, FormLayout, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { useFields } from "../../components/form-fields.ts";
import { fieldId } from "../../components/form-focus.ts";
import { codeKindNames, fieldsOfKind, isCodeKind, type CodeField } from "../../discounts/kinds.ts";
import { kindWords } from "../../discounts/words.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { discountInputs, fieldLabels } from "./words.ts";

interface DiscountInputsProps {
  form: ReturnType<typeof useFields<OfferFields>>;
  currency: string;
}

/** What the offer takes off: the fields follow the chosen kind. */
export function DiscountInputs({ form, currency }: DiscountInputsProps) {
  const { fields, set, errorOf, bind } = form;
  const inputs: Record<CodeField, ReactNode> = {
    percent: (
      <TextField
        key="percent"
        label={fieldLabels.percent}
        {...bind("percent")}
        inputMode="decimal"
        suffix="%"
      />
    ),
    amount: (
      <TextField
        key="amount"
        label={fieldLabels.amount}
        {...bind("amount")}
        inputMode="decimal"
        suffix={currency}
      />
    ),
    minimum: (
      <TextField
        label={fieldLabels.minimum}
        {...bind("minimum")}
        inputMode="decimal"
        suffix={currency}
        helpText={discountInputs.subtotalAnOrderNeeds}
      />
    ),
    once: (
      <Checkbox
        label={discountInputs.eachCodeWorksOnce}
        helpText={discountInputs.aCode}
        checked={fields.once === "yes"}
        onChange={(checked) => set("once", checked ? "yes" : "no")}
      />
    ),
  };
  const kindFields = isCodeKind(fields.kind) ? fieldsOfKind(fields.kind) : [];
  return (
    <FormLayout>
      <div id={fieldId("kind")}>
        <ChoiceList
          title={fieldLabels.kind}
          choices={codeKindNames.map((kind) => ({ label: kindWords[kind].choice, value: kind }))}
          selected={[fields.kind]}
          onChange={([kind]) => set("kind", kind ?? codeKindNames[0]!)}
          {...(errorOf("kind") ? { error: errorOf("kind")! } : {})}
        />
      </div>
      {kindFields.map((field) => inputs[field])}
      {inputs.minimum}
      {inputs.once}
    </FormLayout>
  );
}
