import { InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Bound } from "../../lists/filter.ts";
import { typedBound } from "./typed-bound.ts";
import { useDelayed } from "./delayed.ts";
import { listInputs } from "./words.ts";

interface BetweenProps {
  bound: Bound;
  least: string;
  most: string;
  onChange: (least: string, most: string) => void;
}

/** A number at least, at most, or both. */
export function BetweenInput({ bound, least, most, onChange }: BetweenProps) {
  return (
    <InlineStack gap="200" wrap={false} blockAlign="start">
      <BoundInput
        label={listInputs.atLeast}
        bound={bound}
        value={least}
        onChange={(plain) => onChange(plain, most)}
      />
      <BoundInput
        label={listInputs.atMost}
        bound={bound}
        value={most}
        onChange={(plain) => onChange(least, plain)}
      />
    </InlineStack>
  );
}

interface BoundProps {
  label: string;
  bound: Bound;
  value: string;
  onChange: (plain: string) => void;
}

/** One of them, in any spelling. What cannot be read narrows nothing, and is told when the merchant pauses. */
function BoundInput({ label, bound, value, onChange }: BoundProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [text, setText] = useDelayed(value, (typed) => {
    const read = typedBound(typed, bound);
    if ("problem" in read) setProblem(read.problem);
    else onChange(read.plain);
  });
  return (
    <TextField
      label={label}
      value={text}
      onChange={(typed) => {
        setProblem(null);
        setText(typed);
      }}
      suffix={bound.unit}
      inputMode={bound.decimals === 0 ? "numeric" : "decimal"}
      error={problem ?? false}
      autoComplete="off"
    />
  );
}
