import { Card, BlockStack, Text } from "@shopify/polaris";
import { DotTimeline } from "../../components/charts/dot-timeline.tsx";
import type { courseOf } from "./course.ts";
import { courseWords } from "./words.ts";

interface CourseCardProps {
  course: ReturnType<typeof courseOf>;
  today: string;
  /** orders in all, of which the newest are drawn */
  orders: number;
}

/** When they ordered: gaps as long as the time between. */
export function CourseCard({ course, today, orders }: CourseCardProps) {
  if (course.dots.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {courseWords.title}
        </Text>
        <DotTimeline
          label={courseWords.label(course.dots.length, orders)}
          dots={course.dots}
          today={today}
          {...(course.rhythm ? { rhythm: course.rhythm } : {})}
        />
      </BlockStack>
    </Card>
  );
}
