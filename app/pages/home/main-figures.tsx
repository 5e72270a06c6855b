import { Link, Text } from "@shopify/polaris";
import type { Period } from "../../calendar/period.ts";
import type { Against } from "../../clv/predict/against-prediction.ts";
import { FigureCard } from "../../components/figure-card.tsx";
import { Sparkline } from "../../components/charts/sparkline.tsx";
import { formatSpan } from "../../figures/format.ts";
import type { Figure } from "../../figures/figure.ts";
import { formatShort, ofSize } from "../../figures/quantity.ts";
import { ClvCard } from "./clv-card.tsx";
import type { Course, CourseKey } from "./course.ts";
import type { HomeFigures } from "./figures.ts";
import { mainFigures } from "./words.ts";

interface MainFiguresProps {
  figures: HomeFigures;
  /** null while orders are still read */
  course: (Pick<Course, "values"> & { keptSince: string | null }) | null;
  period: Period;
  against: Against | null;
  lifespanYears: number;
  currency: string;
}

/** Where more is said of each. */
const pages: Record<CourseKey, string> = {
  "repeat-rate": "/app/value/retention",
  "second-order": "/app/value/retention",
  "value-at-risk": "/app/value/churn",
  clv: "/app/value",
};

/** The four figures that say how the shop keeps its customers, each with its course. */
export function MainFigures(props: MainFiguresProps) {
  const { figures, course, period, against, lifespanYears, currency } = props;
  const courseOf = (figure: Figure) => {
    const values = course?.values[figure.key as CourseKey] ?? [];
    if (!course || figure.value.kind === "unknown") return undefined;
    if (values.filter((value) => value !== null).length < 2)
      return figure.key === "value-at-risk" ? <Kept since={course.keptSince} /> : undefined;
    return (
      <Sparkline
        label={mainFigures.course(figure.label, formatSpan(period.from, period.to))}
        values={values}
        format={(value) => formatShort(ofSize(figure.value, value), currency)}
        wide
      />
    );
  };
  const more = (figure: Figure) => (
    <Link url={pages[figure.key as CourseKey]} removeUnderline>
      {mainFigures.more[figure.key as CourseKey]}
    </Link>
  );
  return (
    <div className="figure-row">
      {figures.main.map((figure) => (
        <FigureCard key={figure.key} figure={figure} currency={currency} trend={courseOf(figure)}>
          {more(figure)}
        </FigureCard>
      ))}
      <ClvCard
        figure={figures.clv}
        trend={courseOf(figures.clv)}
        against={against}
        currency={currency}
        lifespanYears={lifespanYears}
      />
    </div>
  );
}

/** Of what only the night can say, and said to nobody before the first one. */
function Kept({ since }: { since: string | null }) {
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {since ? mainFigures.keptSince(since) : mainFigures.keptFromTonight}
    </Text>
  );
}
