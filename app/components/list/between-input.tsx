import { InlineStack, TextField } from "@shopify/polaris";
import { useDelayed } from "./delayed.ts";
import { listInputs } from "./words.ts";

interface BetweenProps {
  unit: string;
  isWhole: boolean;
  least: string;
  most: string;
  onChange: (least: string, most: string) => void;
}

const shapes = { whole: /^\d{0,6}$/, amount: /^(\d{1,12}([.,]\d{0,3})?)?$/ };

/** "49." is on the way to "49.5", and until then means 49; some write the point as a comma. */
const settled = (text: string) => text.replace(",", ".").replace(/\.$/, "");

/** A number at least, at most, or both. */
export function BetweenInput({ unit, isWhole, least, most, onChange }: BetweenProps) {
  const [from, setFrom] = useDelayed(least, (text) => onChange(settled(text), most));
  const [to, setTo] = useDelayed(most, (text) => onChange(least, settled(text)));
  const accept = (set: (text: string) => void) => (text: string) => {
    if (shapes[isWhole ? "whole" : "amount"].test(text)) set(text);
  };
  return (
    <InlineStack gap="200" wrap={false}>
      <TextField
        label={listInputs.atLeast}
        value={from}
        onChange={accept(setFrom)}
        suffix={unit}
        inputMode={isWhole ? "numeric" : "decimal"}
        autoComplete="off"
      />
      <TextField
        label={listInputs.atMost}
        value={to}
        onChange={accept(setTo)}
        suffix={unit}
        inputMode={isWhole ? "numeric" : "decimal"}
        autoComplete="off"
      />
    </InlineStack>
  );
}
