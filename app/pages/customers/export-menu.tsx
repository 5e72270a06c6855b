import { ActionList, Button, Popover } from "@shopify/polaris";
import { useState } from "react";
import { page } from "./words.ts";

interface ExportMenuProps {
  isLoading: boolean;
  disabled: boolean;
  onExport: (contacts: boolean) => void;
}

/** The list as a file: as it is seen, or to write to who is in it. */
export function ExportMenu({ isLoading, disabled, onExport }: ExportMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (contacts: boolean) => () => {
    setOpen(false);
    onExport(contacts);
  };
  return (
    <Popover
      active={isOpen}
      onClose={() => setOpen(false)}
      preferredAlignment="right"
      activator={
        <Button disclosure onClick={() => setOpen(!isOpen)} loading={isLoading} disabled={disabled}>
          {page.export}
        </Button>
      }
    >
      <ActionList
        items={[
          {
            content: page.numbersOnly,
            helpText: page.numbersOnlyHelp,
            onAction: choose(false),
          },
          {
            content: page.withContacts,
            helpText: page.withContactsHelp,
            onAction: choose(true),
          },
        ]}
      />
    </Popover>
  );
}
