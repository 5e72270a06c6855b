import { Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";
import type { AskedPeriod } from "../calendar/asked-period.ts";
import {
  againstKinds,
  periodKinds,
  periodParams,
  type Period,
  type PeriodChoice,
} from "../calendar/period.ts";
import { formatSpan } from "../figures/format.ts";
import { OwnDays } from "./period-own-days.tsx";
import { usePeriodPanel } from "./period-panel.ts";
import { periodWords as words } from "./period-words.ts";

interface PeriodControlProps {
  asked: AskedPeriod;
  timeZone: string;
  /** what else of the address stays when the period changes: { tab: "orders" } */
  keep?: Readonly<Record<string, string>>;
}

/**
 * The days a page shows and what they are held against, in its address. Links and a form behind the browser's own
 * disclosure: they work before any script has arrived, and without one.
 */
export function PeriodControl({ asked, timeZone, keep = {} }: PeriodControlProps) {
  const { period, compared, problems } = asked;
  const panel = usePeriodPanel(period);
  const to = (params: Record<string, string>) => `?${new URLSearchParams({ ...keep, ...params })}`;
  return (
    <div className="period">
      <details className="period-panel" open={Object.keys(problems).length > 0} ref={panel}>
        <summary>
          <span className="visually-hidden">{words.label}: </span>
          <span className="period-kind">{words.kinds[period.kind]}</span>{" "}
          <span className="period-days">{formatSpan(period.from, period.to)}</span>
        </summary>
        <div className="period-body">
          <Choices
            label={words.label}
            problem={problems.period}
            choices={periodKinds
              .filter((kind) => kind !== "own")
              .map((kind) => ({
                key: kind,
                content: words.kinds[kind],
                url: to(periodParams({ kind, against: period.against })),
                isChosen: kind === period.kind,
              }))}
          />
          <OwnDays asked={asked} keep={keep} />
          <Choices
            label={words.compareWith}
            problem={problems.against}
            choices={againstKinds.map((against) => ({
              key: against,
              content: words.against[against],
              url: to(periodParams(choiceOf(period, against))),
              isChosen: against === period.against,
            }))}
          />
          <Text as="p" variant="bodySm" tone="subdued">
            {words.zone(timeZone)}
          </Text>
        </div>
      </details>
      <Text as="p" variant="bodySm" tone="subdued">
        {compared ? words.comparedWith(compared.from, compared.to) : words.comparedWithNothing}
      </Text>
    </div>
  );
}

/** The period as it is, held against something else. */
function choiceOf(period: Period, against: Period["against"]): PeriodChoice {
  const { kind, from, to } = period;
  return kind === "own" ? { kind, from, to, against } : { kind, against };
}

interface ChoicesProps {
  label: string;
  problem: string | undefined;
  choices: { key: string; content: string; url: string; isChosen: boolean }[];
}

function Choices({ label, problem, choices }: ChoicesProps) {
  return (
    <div>
      <Text as="h3" variant="headingSm">
        {label}
      </Text>
      {problem ? (
        <Text as="p" tone="critical">
          {problem}
        </Text>
      ) : null}
      <ul className="period-choices">
        {choices.map(({ key, content, url, isChosen }) => (
          <li key={key}>
            <Link to={url} aria-current={isChosen ? "true" : undefined} preventScrollReset>
              {content}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
