import { Button, Text, TextField } from "@shopify/polaris";
import { Form, useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
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

function Fields({ asked: { typed, problems, today } }: { asked: AskedPeriod }) {
  const [days, setDays] = useState(typed);
  const ref = useRef<HTMLDivElement>(null);
  // what was sent came back: the first field that is wrong has the focus
  useEffect(() => ref.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), []);
  const field = (name: "from" | "to") => (
    <TextField
      label={words[name]}
      type="date"
      name={name}
      value={days[name]}
      max={today}
      autoComplete="off"
      // as it was edited since, it may be right
      error={days[name] === typed[name] ? problems[name] : undefined}
      onChange={(value) => setDays({ ...days, [name]: value })}
    />
  );
  return (
    <div className="period-fields" ref={ref}>
      {field("from")}
      {field("to")}
    </div>
  );
}
