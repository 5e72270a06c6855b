import { Checkbox, ChoiceList, FormLayout, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { useFields } from "../../components/form-fields.ts";
import { codeKindNames, fieldsOfKind, isCodeKind, type CodeField } from "../../discounts/kinds.ts";
import { kindWords } from "../../discounts/words.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { discountInputs } from "./words.ts";

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
        label={discountInputs.percentageOffTheOrder}
        {...bind("percent")}
        inputMode="numeric"
        suffix="%"
      />
    ),
    amount: (
      <TextField
        key="amount"
        label={discountInputs.amountOffTheOrder}
        {...bind("amount")}
        inputMode="decimal"
        suffix={currency}
      />
    ),
    minimum: (
      <TextField
        label={discountInputs.smallestOrderOptional}
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
      <ChoiceList
        title={discountInputs.whatItTakesOff}
        choices={codeKindNames.map((kind) => ({ label: kindWords[kind].choice, value: kind }))}
        selected={[fields.kind]}
        onChange={([kind]) => set("kind", kind ?? codeKindNames[0]!)}
        {...(errorOf("kind") ? { error: errorOf("kind")! } : {})}
      />
      {kindFields.map((field) => inputs[field])}
      {inputs.minimum}
      {inputs.once}
    </FormLayout>
  );
}
