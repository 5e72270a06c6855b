import { BlockStack } from "@shopify/polaris";
import { Trend } from "../components/charts/trend.tsx";
import { PeriodControl } from "../components/period-control.tsx";
import type { KeptCourse } from "./kept-course.ts";
import { keptTrend } from "./words.ts";

interface KeptTrendProps {
  /** "Expected value" */
  name: string;
  course: KeptCourse;
  format: (value: number) => string;
}

/** How a figure went from night to night, with the choice of the days; known from the first night that was kept. */
export function KeptTrend({ name, course, format }: KeptTrendProps) {
  const { asked, timeZone, since, points, events, isHeld } = course;
  const { from, to } = asked.period;
  const known = points.filter(({ value }) => value !== null).length;
  return (
    <BlockStack gap="200">
      <PeriodControl asked={asked} timeZone={timeZone} />
      <Trend
        label={keptTrend.label(name, from, to)}
        name={name}
        points={points}
        {...(known === 0 ? { state: { kind: "empty", why: keptTrend.nothing(since) } } : {})}
        {...(isHeld && asked.compared
          ? { againstName: keptTrend.against(asked.compared.from, asked.compared.to) }
          : {})}
        events={events}
        format={format}
        {...(since !== null && since > from ? { since } : {})}
        isClose
      />
    </BlockStack>
  );
}
