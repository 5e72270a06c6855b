import { InlineStack, TextField } from "@shopify/polaris";
import { useDelayed } from "./delayed.ts";
import { listInputs } from "./words.ts";

interface DaysProps {
  /** YYYY-MM-DD, or empty */
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

/** Days from one to another; either may be left out. */
export function DaysInput({ from, to, onChange }: DaysProps) {
  return (
    <InlineStack gap="200">
      <DayInput label={listInputs.from} value={from} onChange={(day) => onChange(day, to)} />
      <DayInput label={listInputs.to} value={to} onChange={(day) => onChange(from, day)} />
    </InlineStack>
  );
}

interface DayProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
}

/** Who types a year goes through the years 2, 20 and 202: none of them is meant. */
const isTyped = (day: string) => day === "" || day >= "1000";

function DayInput({ label, value, onChange }: DayProps) {
  const [day, setDay] = useDelayed(value, (typed) => {
    if (isTyped(typed)) onChange(typed);
  });
  return <TextField label={label} type="date" value={day} onChange={setDay} autoComplete="off" />;
}
