import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import { formSaveBar } from "./words.ts";

interface FormSaveBarProps {
  id: string;
  open: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/**
 * The admin's own bar for unsaved changes. While it shows, the admin keeps the merchant from leaving, and so does every
 * link of the page and the browser's way back.
 */
export function FormSaveBar({ id, open, saving, onSave, onDiscard }: FormSaveBarProps) {
  return (
    <>
      {open ? <LeaveGuard /> : null}
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
    </>
  );
}

/** Asks before another page of the app is opened; the admin asks before anything of its own is. */
function LeaveGuard() {
  const { saveBar } = useAppBridge();
  const way = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (way.state !== "blocked") return;
    let isAsked = true;
    void saveBar.leaveConfirmation().then(
      () => isAsked && way.proceed(),
      // the merchant chose to stay
      () => isAsked && way.reset(),
    );
    return () => {
      isAsked = false;
    };
  }, [way, saveBar]);
  return null;
}
