import type { ReactNode } from "react";

/** Details behind a line of text. The browser's own element: it opens before any script has arrived. */
export function Disclosure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="disclosure">
      <summary>{label}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}
