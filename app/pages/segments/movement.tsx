import { Text } from "@shopify/polaris";
import { Sparkline } from "../../components/charts/sparkline.tsx";
import { formatNumber } from "../../figures/format.ts";
import type { Segment } from "../../segments/overview.ts";
import type { SizeCourse } from "./sizes.ts";
import { changeWords, movementWords, segmentCard } from "./words.ts";

interface MovementProps {
  segment: Pick<Segment, "week" | "month">;
  /** null before two nights were kept */
  size: SizeCourse | null;
  /** days for which moves between segments are known */
  followed: number;
}

/** Whether it grows or shrinks, how it went, and who came and went. */
export function Movement({ segment, size, followed }: MovementProps) {
  // on the first day the page says once, for all, what will stand here
  if (size === null && followed === 0) return null;
  return (
    <div className="segment-movement">
      <Sparkline label={segmentCard.size} values={size?.values ?? []} format={formatNumber} wide />
      <Text as="p" variant="bodySm">
        {size ? <Arrow change={size.change} /> : null} {changeWords(size)}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        <span className="numeric">{movementWords(segment, followed)}</span>
      </Text>
    </div>
  );
}

function Arrow({ change }: { change: number }) {
  return <span aria-hidden="true">{change > 0 ? "↑" : change < 0 ? "↓" : "→"}</span>;
}
