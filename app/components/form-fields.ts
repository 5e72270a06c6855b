import { useEffect, useState } from "react";
import { fieldId, focusFirst, type FieldProblem } from "./form-focus.ts";

/**
 * The typed values of a form and what was wrong with them when it was last sent. An error goes when its field is
 * edited; values stay through everything, so a refused form loses nothing. A refusal takes the focus to the first field
 * that is wrong.
 * @param given what the form begins with
 * @param sent what the action answered, if it refused
 */
export function useFields<Fields extends Record<string, string>>(
  given: Fields,
  sent: { errors?: Partial<Record<keyof Fields, string>> } | undefined,
) {
  // what the page loads again later must not look like the merchant's change
  const [initial, setInitial] = useState(given);
  const [fields, setFields] = useState(initial);
  const [edited, setEdited] = useState<ReadonlySet<keyof Fields>>(new Set());
  useEffect(() => {
    setEdited(new Set());
    focusFirst(Object.keys(sent?.errors ?? {}));
  }, [sent]);

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
      id: fieldId(name),
      name,
      value: fields[name]!,
      onChange: (value: string) => set(name, value),
      error: errorOf(name),
      autoComplete: "off",
    }),
    /** what is still wrong, in the order of the fields */
    problems: Object.keys(fields).flatMap((name): FieldProblem[] => {
      const problem = errorOf(name);
      return problem ? [{ name, problem }] : [];
    }),
    isDirty: Object.keys(initial).some((name) => fields[name] !== initial[name]),
    reset: () => {
      setFields(initial);
      setEdited(new Set(Object.keys(initial)));
    },
    /** these values are stored somewhere now */
    keep: (stored: Fields) => setInitial(stored),
  };
}
