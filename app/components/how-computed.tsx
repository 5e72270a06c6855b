import { Icon, Text, UnstyledLink } from "@shopify/polaris";
import { InfoIcon, XIcon } from "@shopify/polaris-icons";
import { useId, type ReactNode } from "react";
import type { Figure } from "../figures/figure.ts";
import { formatInterval, formatQuantity } from "../figures/quantity.ts";
import { Fact, Facts } from "./facts.tsx";
import { howComputed } from "./words.ts";

/**
 * An info button, and above the page what it explains. The browser's own popover: it opens before any script has
 * arrived, closes with Escape or a click beside it, gives the focus back and moves nothing.
 */
export function Explained({ about, children }: { about: string; children: ReactNode }) {
  const id = useId();
  return (
    <span className="explained">
      <button
        type="button"
        className="info-button"
        aria-label={howComputed.of(about)}
        {...{ popovertarget: id }}
      >
        <Icon source={InfoIcon} />
      </button>
      <div
        className="info-popover"
        id={id}
        role="group"
        aria-label={howComputed.of(about)}
        {...{ popover: "auto" }}
      >
        <div className="info-head">
          <Text as="p" variant="headingSm">
            {about}
          </Text>
          <button
            type="button"
            className="info-button"
            aria-label={howComputed.close}
            {...{ popovertarget: id, popovertargetaction: "hide" }}
          >
            <Icon source={XIcon} />
          </button>
        </div>
        {children}
      </div>
    </span>
  );
}

interface HowComputedProps {
  figure: Figure;
  currency: string;
  /** more to do with the figure, at the foot */
  children?: ReactNode;
}

/** How a figure is computed: formula, the shop's own inputs, what counts, what is missing, where more is written. */
export function HowComputed({ figure, currency, children }: HowComputedProps) {
  const { formula, inputs, counted, missing, name, docs } = figure.how;
  const { estimate } = figure;
  const interval = estimate ? formatInterval(estimate.low, estimate.high, currency) : null;
  return (
    <Explained about={figure.label}>
      <p className="info-formula">
        {name ? `${name}: ` : ""}
        {formula}
      </p>
      <Facts>
        {inputs.map((input) => (
          <Fact
            key={input.label}
            label={input.label}
            value={formatQuantity(input.value, currency)}
          />
        ))}
        <div className="inputs-result">
          <dt>{figure.label}</dt>
          <dd>{formatQuantity(figure.value, currency)}</dd>
        </div>
        {interval && estimate ? (
          <Fact label={howComputed.interval(estimate.confidence)} value={interval} />
        ) : null}
      </Facts>
      <Sentences title={howComputed.whatCounts} sentences={counted} />
      <Sentences title={howComputed.whatIsMissing} sentences={missing} />
      <div className="info-foot">
        <UnstyledLink url={docs ?? "/app/help/value"} className="chart-link">
          {howComputed.more}
        </UnstyledLink>
        {children}
      </div>
    </Explained>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div>
      <Text as="p" variant="bodySm" fontWeight="semibold">
        {title}
      </Text>
      <ul className="sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
