import { Card, FormLayout, Select, TextField } from "@shopify/polaris";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { useFields } from "../../components/form-fields.ts";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import { holdoutRange, lifespanChoices } from "../../shops/settings.ts";
import type { saveSettingsForm } from "./act.server.ts";

export function SettingsForm({
  lifespanYears,
  holdoutPercent,
  marginPercent,
}: {
  lifespanYears: number;
  holdoutPercent: number;
  marginPercent: number | null;
}) {
  const refused = useActionData<typeof saveSettingsForm>();
  const submit = useSubmit();
  const saving = useNavigation().state !== "idle";
  const form = useFields(
    {
      lifespanYears: String(lifespanYears),
      holdoutPercent: String(holdoutPercent),
      marginPercent: marginPercent === null ? "" : String(marginPercent),
    },
    refused,
  );
  const save = () => submit(form.fields, { method: "post" });
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FormLayout>
          <Select
            label="Customer lifespan T"
            options={lifespanChoices.map((years) => ({
              value: String(years),
              label: years === 1 ? "1 year" : `${years} years`,
            }))}
            helpText="For the simple lifetime value: CLV = CV × T."
            value={form.fields.lifespanYears}
            onChange={(value) => form.set("lifespanYears", value)}
            error={form.errorOf("lifespanYears")}
          />
          <TextField
            label="Held out of new offers"
            suffix="%"
            inputMode="numeric"
            helpText={`From ${holdoutRange.least} to ${holdoutRange.most}. These customers get no code; what they buy anyway shows what an offer brought.`}
            {...form.bind("holdoutPercent")}
          />
          <TextField
            label="Margin of goods without a unit cost"
            suffix="%"
            inputMode="numeric"
            helpText="What is left of their sales after the cost of goods. Used on Value where Shopify has no cost per item; empty leaves them out."
            {...form.bind("marginPercent")}
          />
        </FormLayout>
        <FormSaveBar
          id="settings"
          open={form.isDirty}
          saving={saving}
          onSave={save}
          onDiscard={form.reset}
        />
      </form>
    </Card>
  );
}
