import { Box, Button, ChoiceList, Popover } from "@shopify/polaris";
import { useState } from "react";
import type { ListPage } from "../../lists/list.ts";
import { listWords } from "./words.ts";

interface ColumnsMenuProps {
  choosable: ListPage["choosable"];
  onChange: (shown: string[]) => void;
}

/** Which columns the table has. */
export function ColumnsMenu({ choosable, onChange }: ColumnsMenuProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      active={isOpen}
      onClose={() => setOpen(false)}
      preferredAlignment="right"
      activator={
        <Button variant="tertiary" disclosure onClick={() => setOpen(!isOpen)}>
          {listWords.columns}
        </Button>
      }
    >
      <Box padding="400">
        <ChoiceList
          title={listWords.columns}
          titleHidden
          allowMultiple
          choices={choosable.map(({ key, title }) => ({ value: key, label: title }))}
          selected={choosable.filter(({ isShown }) => isShown).map(({ key }) => key)}
          onChange={onChange}
        />
      </Box>
    </Popover>
  );
}
