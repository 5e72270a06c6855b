import { Button, Text } from "@shopify/polaris";
import { Form, useLocation } from "@remix-run/react";
import { useEffect, useId, useRef, useState } from "react";
import type { AskedPeriod } from "../calendar/asked-period.ts";
import { periodWords as words } from "./period-words.ts";

interface OwnDaysProps {
  asked: AskedPeriod;
  keep: Readonly<Record<string, string>>;
}

/** Days of one's own: what was typed stays when it is refused, and why stands next to its field. */
export function OwnDays({ asked, keep }: OwnDaysProps) {
  const { pathname } = useLocation();
  const { typed, period } = asked;
  return (
    <Form method="get" action={pathname} noValidate preventScrollReset className="period-own">
      <Text as="h3" variant="headingSm">
        {words.ownDays}
      </Text>
      {Object.entries({ ...keep, period: "own", against: period.against }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Fields key={`${typed.from} ${typed.to}`} asked={asked} />
      <Button submit>{words.show}</Button>
    </Form>
  );
}

function Fields({ asked }: { asked: AskedPeriod }) {
  const ref = useRef<HTMLDivElement>(null);
  // what was sent came back: the first field that is wrong has the focus
  useEffect(() => ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), []);
  return (
    <div className="period-fields" ref={ref}>
      <Field name="from" asked={asked} />
      <Field name="to" asked={asked} />
    </div>
  );
}

/** The browser's own: every page has this control, and Polaris's field weighs as much as the rest of it. */
function Field({ name, asked }: { name: "from" | "to"; asked: AskedPeriod }) {
  const { typed, problems, today } = asked;
  const [isEdited, setEdited] = useState(false);
  const id = useId();
  // as it was edited since, it may be right
  const problem = isEdited ? undefined : problems[name];
  return (
    <div>
      <label htmlFor={id}>{words[name]}</label>
      <input
        id={id}
        type="date"
        name={name}
        defaultValue={typed[name]}
        max={today}
        onChange={() => setEdited(true)}
        {...(problem ? { "aria-invalid": true, "aria-describedby": `${id}-problem` } : {})}
      />
      {problem ? (
        <p id={`${id}-problem`} className="period-problem">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
