import { Text } from "@shopify/polaris";
import type { Against } from "../../../clv/predict/against-prediction.ts";
import { againstWords } from "../../../clv/predict/against-words.ts";
import type { Readiness } from "../../../clv/fit/readiness.ts";
import { Hero, HeroDecision } from "../../../components/hero.tsx";
import { formatCompactMoney } from "../../../figures/format.ts";
import type { Figure } from "../../../figures/figure.ts";
import type { KeptCourse } from "../../kept-course.ts";
import { KeptTrend } from "../../kept-trend.tsx";
import { TooNarrow } from "../../too-narrow.tsx";
import { overview, predictionWords } from "./words.ts";

interface ValueHeroProps {
  value: {
    asOf: string;
    customers: number;
    readiness: Readiness;
    hero: Figure | null;
    /** that the last test was off by more than the interval, in words */
    tooNarrow: string | null;
    course: KeptCourse;
    against: Against | null;
  };
  currency: string;
}

/** What customers will bring, or what is missing to say so. */
export function ValueHero({ value, currency }: ValueHeroProps) {
  const { asOf, customers, readiness, hero, tooNarrow, course, against } = value;
  const computed = (
    <Text as="p" variant="bodySm" tone="subdued">
      {overview.computedOn(asOf)}
    </Text>
  );
  if (!hero)
    return (
      <HeroDecision
        title={overview.whatYourCustomersWill}
        decision={overview.noPredictionYet}
        sentence={readiness.sentence}
      >
        {computed}
      </HeroDecision>
    );
  return (
    <Hero
      figure={hero}
      currency={currency}
      sentence={predictionWords(customers, readiness)}
      trend={
        <KeptTrend
          name={overview.expected}
          course={course}
          format={(minor) => formatCompactMoney(minor, currency)}
        />
      }
    >
      <TooNarrow words={tooNarrow} />
      {against ? <Text as="p">{againstWords(against, currency)}</Text> : null}
      {computed}
    </Hero>
  );
}
