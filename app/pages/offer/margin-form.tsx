import { Button, InlineStack, TextField } from "@shopify/polaris";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { useState } from "react";
import type { actOnOffer } from "./act.server.ts";
import { marginForm } from "./words.ts";

/** The one thing of a launched offer that may still change: it is about the verdict, not about the shopper. */
export function MarginForm({ percent }: { percent: number | null }) {
  const before = percent === null ? "" : String(percent);
  const [margin, setMargin] = useState(before);
  const refused = useActionData<typeof actOnOffer>();
  const submit = useSubmit();
  const navigation = useNavigation();
  const errors: { margin?: string } = refused?.errors ?? {};
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit({ intent: "margin", margin }, { method: "post" });
      }}
    >
      <InlineStack gap="200" blockAlign="end" wrap={false}>
        <TextField
          label={marginForm.yourMargin}
          name="margin"
          value={margin}
          onChange={setMargin}
          suffix="%"
          inputMode="numeric"
          autoComplete="off"
          error={errors.margin}
        />
        <Button
          submit
          disabled={margin === before}
          loading={navigation.formData?.get("intent") === "margin"}
        >
          {marginForm.save}
        </Button>
      </InlineStack>
    </form>
  );
}
