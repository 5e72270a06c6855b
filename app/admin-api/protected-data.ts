interface Refusal {
  message: string;
  extensions?: unknown;
}

/** "This app is not approved to access the Order object", "… to use the displayName field" */
const NOT_APPROVED = /not approved to (?:access|use) the (\w+) (object|field)/i;

/**
 * What of protected customer data Shopify refuses; null when the errors are about something else. Some answers have no
 * code, so the message decides.
 */
export function refusedData(
  errors: readonly Refusal[],
): { kind: "object" | "field"; name: string } | null {
  const found = errors.flatMap(({ message }) => {
    const [, name, kind] = NOT_APPROVED.exec(message) ?? [];
    return name && kind ? [{ kind: kind.toLowerCase() as "object" | "field", name }] : [];
  });
  return found.find(({ kind }) => kind === "object") ?? found[0] ?? null;
}
