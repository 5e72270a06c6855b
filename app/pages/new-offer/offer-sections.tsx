import { Checkbox, FormLayout, TextField } from "@shopify/polaris";
import type { useFields } from "../../components/form-fields.ts";
import { FormSection } from "../../components/form-sections.tsx";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { DiscountInputs } from "./discount-inputs.tsx";
import type { LoadedForm } from "./read.server.ts";
import { WhoInput } from "./who-input.tsx";
import { fieldLabels, newOfferWords, page, sections } from "./words.ts";

interface OfferSectionsProps {
  form: ReturnType<typeof useFields<OfferFields>>;
  loaded: LoadedForm;
}

/** Who gets it, what it is, until when, and how one will know whether it paid. */
export function OfferSections({ form, loaded }: OfferSectionsProps) {
  const { fields, set, bind } = form;
  return (
    <>
      <FormSection step={1} {...sections.who}>
        <WhoInput form={form} loaded={loaded} />
      </FormSection>
      <FormSection step={2} {...sections.what}>
        <FormLayout>
          <TextField
            label={fieldLabels.title}
            {...bind("title")}
            maxLength={100}
            helpText={page.shoppersSee}
          />
          <DiscountInputs form={form} currency={loaded.currency} />
        </FormLayout>
      </FormSection>
      <FormSection step={3} {...sections.when}>
        <FormLayout>
          <Checkbox
            label={page.theOfferEnds}
            checked={fields.expires === "yes"}
            onChange={(checked) => set("expires", checked ? "yes" : "no")}
            helpText={fields.expires === "yes" ? undefined : newOfferWords.openEnded}
          />
          {fields.expires === "yes" ? (
            <FormLayout.Group>
              <TextField label={fieldLabels.endDay} type="date" {...bind("endDay")} />
              <TextField
                label={fieldLabels.endTime}
                type="time"
                {...bind("endTime")}
                helpText={loaded.zone}
              />
            </FormLayout.Group>
          ) : null}
        </FormLayout>
      </FormSection>
      <FormSection step={4} {...sections.proof}>
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label={fieldLabels.holdout}
              {...bind("holdout")}
              inputMode="numeric"
              suffix="%"
              helpText={newOfferWords.holdout}
            />
            {loaded.seesCosts ? (
              <TextField
                label={fieldLabels.margin}
                {...bind("margin")}
                inputMode="decimal"
                suffix="%"
                helpText={page.whatIsLeft}
              />
            ) : null}
          </FormLayout.Group>
        </FormLayout>
      </FormSection>
    </>
  );
}
