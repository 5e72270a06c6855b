import { SaveBar } from "@shopify/app-bridge-react";
import { useNavigate } from "@remix-run/react";
import { formSaveBar } from "./words.ts";

interface FormSaveBarProps {
  id: string;
  open: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** The admin's own bar for unsaved changes; the admin keeps the merchant from leaving while it shows. */
export function FormSaveBar({ id, open, saving, onSave, onDiscard }: FormSaveBarProps) {
  return (
    <SaveBar id={id} open={open} discardConfirmation>
      {/* Shopify writes the words of these buttons; `loading` is App Bridge's */}
      <button
        {...{ variant: "primary", ...(saving ? { loading: "" } : {}) }}
        type="button"
        onClick={onSave}
      >
        {formSaveBar.save}
      </button>
      <button type="button" onClick={onDiscard} disabled={saving}>
        {formSaveBar.discard}
      </button>
    </SaveBar>
  );
}

/** Goes to another page of the app, once the merchant has said what shall become of unsaved changes. */
export function useLeave() {
  const navigate = useNavigate();
  return (url: string) =>
    void shopify.saveBar.leaveConfirmation().then(
      () => navigate(url),
      // the merchant chose to stay
      () => undefined,
    );
}
