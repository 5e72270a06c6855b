import { Button, ButtonGroup } from "@shopify/polaris";

interface ChoiceProps<Value extends string> {
  /** what is chosen, for who hears it */
  label: string;
  values: readonly { value: Value; content: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}

/** One of a few, side by side. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, values, chosen, onChoose } = props;
  return (
    <div role="group" aria-label={label}>
      <ButtonGroup variant="segmented">
        {values.map(({ value, content }) => (
          <Button
            key={value}
            size="slim"
            pressed={value === chosen}
            onClick={() => onChoose(value)}
          >
            {content}
          </Button>
        ))}
      </ButtonGroup>
    </div>
  );
}
