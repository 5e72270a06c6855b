import { Modal, TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { Box, Text } from "@shopify/polaris";
import { useEffect, useRef, type ReactNode } from "react";
import { formConfirm } from "./words.ts";

interface ConfirmProps {
  id: string;
  title: string;
  /** what happens, and what does not come back */
  children: ReactNode;
  /** the verb */
  action: string;
  /** it takes something away; else it gives something */
  takesAway?: boolean;
  onConfirm: () => void;
}

/** Asks before something that reaches shoppers or cannot be undone. Opened with `shopify.modal.show(id)`. */
export function Confirm({
  id,
  title,
  children,
  action,
  takesAway = true,
  onConfirm,
}: ConfirmProps) {
  const bridge = useAppBridge();
  const close = () => void bridge.modal.hide(id);
  return (
    <Modal id={id} variant="small">
      <Box padding="400">
        {typeof children === "string" ? <Text as="p">{children}</Text> : children}
      </Box>
      <TitleBar title={title}>
        <button
          {...{ variant: "primary", ...(takesAway ? { tone: "critical" } : {}) }}
          type="button"
          onClick={() => {
            close();
            onConfirm();
          }}
        >
          {action}
        </button>
        <button type="button" onClick={close}>
          {formConfirm.back}
        </button>
      </TitleBar>
    </Modal>
  );
}

/**
 * Opens it once for each answer that asks for it, and only when the form can be sent again: a press while the page
 * still loads anew would be lost.
 * @param asked what the merchant is to confirm, as it was answered; null when there is nothing
 */
export function useConfirmOf(id: string, asked: object | null, isSending: boolean): void {
  const bridge = useAppBridge();
  const shown = useRef<object | null>(null);
  useEffect(() => {
    if (!asked || isSending || shown.current === asked) return;
    shown.current = asked;
    void bridge.modal.show(id);
  }, [id, asked, isSending, bridge]);
}
