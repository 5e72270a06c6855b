/** A field that is wrong, and why. */
export interface FieldProblem {
  name: string;
  problem: string;
}

/** Where the list of what is wrong with a form stands. */
export const PROBLEMS_ID = "form-problems";

/** The DOM id of a field of a form. */
export const fieldId = (name: string): string => `field-${name}`;

const FOCUSABLE = ["input:not([type=hidden])", "select", "textarea", "button", "a[href]"].join();

/** Takes the focus to a field, or to what can be focused first inside it. @returns whether there is one */
export function focusField(name: string): boolean {
  const found = document.getElementById(fieldId(name));
  const field = found?.matches(FOCUSABLE) ? found : found?.querySelector<HTMLElement>(FOCUSABLE);
  field?.focus();
  return Boolean(field);
}

/** The first of these fields on the page; the list of what is wrong when none of them can be focused. */
export function focusFirst(names: readonly string[]): void {
  if (names.length === 0) return;
  const placed = names
    .map((name) => ({ name, at: document.getElementById(fieldId(name)) }))
    .filter((one): one is { name: string; at: HTMLElement } => one.at !== null)
    .sort((a, b) =>
      a.at.compareDocumentPosition(b.at) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  const [first] = placed;
  if (!first || !focusField(first.name)) document.getElementById(PROBLEMS_ID)?.focus();
}
