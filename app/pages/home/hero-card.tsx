import { Link, Text } from "@shopify/polaris";
import type { Period } from "../../calendar/period.ts";
import { Hero, HeroDecision, HeroState } from "../../components/hero.tsx";
import { Trend } from "../../components/charts/trend.tsx";
import type { TrendEvent } from "../../components/charts/trend-drawing.ts";
import { formatCompactMoney, formatWholeMoney } from "../../figures/format.ts";
import { TooNarrow } from "../too-narrow.tsx";
import { keptTrend } from "../words.ts";
import type { ExpectedTrend } from "./expected-trend.ts";
import type { HomeHero } from "./hero.ts";
import { heroCard } from "./words.ts";

interface HeroCardProps {
  hero: HomeHero;
  trend: ExpectedTrend | null;
  events: TrendEvent[];
  against: Period["against"];
  currency: string;
}

/** What the customers are expected to bring, how much of it acting can still keep, and how that went. */
export function HeroCard({ hero, trend, events, against, currency }: HeroCardProps) {
  const { figure, readiness, atRisk, tooNarrow, waiting, isComing } = hero;
  if (!figure && waiting !== null && isComing)
    return (
      <HeroState
        title={heroCard.expected}
        state={{ kind: "loading", why: waiting }}
        sentence={heroCard.whatComes}
      />
    );
  if (!figure)
    return (
      <HeroDecision
        title={heroCard.expected}
        decision={waiting ?? heroCard.notYet}
        sentence={
          waiting === null
            ? readiness?.sentence
            : waiting === heroCard.allObjected
              ? heroCard.nothingOfThem
              : heroCard.whatComes
        }
      />
    );
  return (
    <Hero
      figure={{ ...figure, label: heroCard.expected, note: heroCard.inNext12 }}
      currency={currency}
      period={heroCard.next12}
      sentence={
        atRisk && atRisk.valueMinor > 0 ? (
          <>
            {heroCard.recoverable(atRisk.valueMinor, atRisk.interval, currency)}{" "}
            <Link url="/app/value/churn">{heroCard.ofWhom(atRisk.customers)}</Link>
            {heroCard.canBeKept}
          </>
        ) : (
          heroCard.nothingAtRisk
        )
      }
      trend={trend ? <Course trend={trend} {...{ events, against, currency }} /> : undefined}
    >
      <TooNarrow words={tooNarrow} />
      {readiness?.confidence === "low" ? <Text as="p">{readiness.sentence}</Text> : null}
    </Hero>
  );
}

type CourseProps = Pick<HeroCardProps, "events" | "against" | "currency"> & {
  trend: ExpectedTrend;
};

function Course({ trend, events, against, currency }: CourseProps) {
  return (
    <Trend
      label={heroCard.course}
      name={heroCard.expectedInShort}
      points={trend.points}
      events={events}
      {...(trend.isCompared && against !== "none"
        ? { againstName: heroCard.against[against] }
        : {})}
      format={(minor) => formatWholeMoney(minor, currency)}
      formatAxis={(minor) => formatCompactMoney(minor, currency)}
      {...(trend.since ? { since: trend.since } : {})}
      {...(trend.points.length === 0
        ? { state: { kind: "empty", why: keptTrend.nothing(trend.since) } }
        : {})}
      isClose
    />
  );
}
