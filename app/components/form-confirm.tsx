import { Modal, TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { Box, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
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
