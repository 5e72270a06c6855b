import { customerStates, type CustomerState } from "../../clv/states/states.ts";
import { Disclosure } from "../../components/disclosure.tsx";
import { emptySegments } from "./words.ts";

/** Segments nobody is in just now, folded: what they mean is there to read. */
export function EmptySegments({ states }: { states: CustomerState[] }) {
  if (states.length === 0) return null;
  return (
    <div className="between-cards">
      <Disclosure label={emptySegments(states.map((state) => customerStates[state].label))}>
        <ul className="sentences">
          {states.map((state) => (
            <li key={state}>
              {customerStates[state].label}: {customerStates[state].meaning}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
