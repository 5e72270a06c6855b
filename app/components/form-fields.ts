import { useEffect, useState } from "react";

/**
 * The typed values of a form and what was wrong with them when it was last sent. An error goes when its field is
 * edited; values stay through everything, so a refused form loses nothing.
 * @param given what the form begins with
 * @param sent what the action answered, if it refused
 */
export function useFields<Fields extends Record<string, string>>(
  given: Fields,
  sent: { errors?: Partial<Record<keyof Fields, string>> } | undefined,
) {
  // what the page loads again later must not look like the merchant's change
  const [initial] = useState(given);
  const [fields, setFields] = useState(initial);
  const [edited, setEdited] = useState<ReadonlySet<keyof Fields>>(new Set());
  useEffect(() => setEdited(new Set()), [sent]);

  const set = (name: keyof Fields, value: string) => {
    setFields((before) => ({ ...before, [name]: value }));
    setEdited((before) => new Set(before).add(name));
  };
  const errorOf = (name: keyof Fields) => (edited.has(name) ? undefined : sent?.errors?.[name]);

  return {
    fields,
    set,
    errorOf,
    /** what a Polaris field needs */
    bind: (name: keyof Fields & string) => ({
      name,
      value: fields[name]!,
      onChange: (value: string) => set(name, value),
      error: errorOf(name),
      autoComplete: "off",
    }),
    isDirty: Object.keys(initial).some((name) => fields[name] !== initial[name]),
    reset: () => {
      setFields(initial);
      setEdited(new Set(Object.keys(initial)));
    },
  };
}
