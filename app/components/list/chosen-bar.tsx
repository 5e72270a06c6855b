import { Button, InlineStack, Text } from "@shopify/polaris";
import type { ListPage } from "../../lists/list.ts";
import { nothing } from "../../lists/selection.ts";
import type { ListAction } from "./list-action.ts";
import type { ChosenRows } from "./use-selection.ts";
import { listWords } from "./words.ts";

interface ChosenBarProps {
  list: ListPage;
  resource: { singular: string; plural: string };
  actions: readonly ListAction[];
  chosen: ChosenRows;
}

/** On a phone: how many are chosen, and what to do with them. */
export function ChosenBar({ list, resource, actions, chosen }: ChosenBarProps) {
  const { selection, set } = chosen;
  const isAll = selection.kind === "all";
  if (!isAll && selection.ids.length === 0) return null;
  return (
    <div className="chosen-bar">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <Text as="p" fontWeight="semibold">
          {isAll ? listWords.allChosen(list, resource) : listWords.chosen(selection.ids.length)}
        </Text>
        <Button variant="plain" onClick={() => set(isAll ? nothing : { kind: "all" })}>
          {isAll ? listWords.chooseNone : listWords.chooseAll(list, resource)}
        </Button>
      </InlineStack>
      <InlineStack gap="200">
        {actions.map(({ content, onAction }) => (
          <Button key={content} onClick={() => onAction(selection)}>
            {content}
          </Button>
        ))}
      </InlineStack>
    </div>
  );
}
