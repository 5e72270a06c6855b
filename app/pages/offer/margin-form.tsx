import { TextField } from "@shopify/polaris";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { useFields } from "../../components/form-fields.ts";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import type { actOnOffer } from "./act.server.ts";
import { marginForm } from "./words.ts";

/** The one thing of a launched offer that may still change: it is about the verdict, not about the shopper. */
export function MarginForm({ percent }: { percent: number | null }) {
  const refused = useActionData<typeof actOnOffer>();
  const submit = useSubmit();
  const saving = useNavigation().formData?.get("intent") === "margin";
  const form = useFields({ margin: percent === null ? "" : String(percent) }, refused);
  const save = () => submit({ intent: "margin", ...form.fields }, { method: "post" });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={marginForm.yourMargin}
        {...form.bind("margin")}
        suffix="%"
        inputMode="decimal"
        helpText={marginForm.whatItDoes}
      />
      <FormSaveBar
        id="margin"
        open={form.isDirty}
        saving={saving}
        onSave={save}
        onDiscard={form.reset}
      />
    </form>
  );
}
