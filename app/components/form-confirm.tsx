import { Modal, TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { Box, Text } from "@shopify/polaris";
import { formConfirm } from "./words.ts";

interface ConfirmProps {
  id: string;
  title: string;
  /** what happens, and what does not come back */
  children: string;
  /** the verb */
  action: string;
  onConfirm: () => void;
}

/** Asks before something that cannot be undone. Opened with `shopify.modal.show(id)`. */
export function Confirm({ id, title, children, action, onConfirm }: ConfirmProps) {
  const bridge = useAppBridge();
  const close = () => void bridge.modal.hide(id);
  return (
    <Modal id={id} variant="small">
      <Box padding="400">
        <Text as="p">{children}</Text>
      </Box>
      <TitleBar title={title}>
        <button
          {...{ variant: "primary", tone: "critical" }}
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
