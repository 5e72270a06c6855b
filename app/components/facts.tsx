import type { ReactNode } from "react";

/** A list of names with their values. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="inputs">{children}</dl>;
}

export function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
