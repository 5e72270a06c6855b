import { Badge, type BadgeProps } from "@shopify/polaris";

interface ToldBadgeProps {
  /** what the label is about, read before it and not seen: "State" */
  about: string;
  tone?: BadgeProps["tone"] | undefined;
  progress?: BadgeProps["progress"] | undefined;
  children: string;
}

/** A badge that is read as what it means, "State: Slipping"; Polaris by itself reads its colour, "Warning Slipping". */
export function ToldBadge({ about, tone, progress, children }: ToldBadgeProps) {
  return (
    <Badge
      toneAndProgressLabelOverride={`${about}: `}
      {...(tone ? { tone } : {})}
      {...(progress ? { progress } : {})}
    >
      {children}
    </Badge>
  );
}
