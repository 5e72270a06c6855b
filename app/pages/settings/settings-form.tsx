import { BlockStack, Card, FormLayout, Select, TextField } from "@shopify/polaris";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { fieldId } from "../../components/form-focus.ts";
import { useFields } from "../../components/form-fields.ts";
import { FormProblems } from "../../components/form-problems.tsx";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import type { saveSettingsForm } from "./act.server.ts";
import type { ShownField } from "./asked-rooms.ts";

export function SettingsForm({ fields }: { fields: ShownField[] }) {
  const refused = useActionData<typeof saveSettingsForm>();
  const submit = useSubmit();
  const saving = useNavigation().state !== "idle";
  const form = useFields<Record<string, string>>(
    Object.fromEntries(fields.map(({ name, value }) => [name, value])),
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
        <BlockStack gap="400">
          <FormProblems
            problems={form.problems}
            labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
          />
          <FormLayout>
            {fields.map(({ name, label, help, choices, suffix }) =>
              choices ? (
                <Select
                  key={name}
                  id={fieldId(name)}
                  label={label}
                  options={choices}
                  helpText={help}
                  value={form.fields[name] ?? ""}
                  onChange={(value) => form.set(name, value)}
                  error={form.errorOf(name)}
                />
              ) : (
                <TextField
                  key={name}
                  label={label}
                  suffix={suffix}
                  inputMode="numeric"
                  helpText={help}
                  {...form.bind(name)}
                />
              ),
            )}
          </FormLayout>
        </BlockStack>
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
