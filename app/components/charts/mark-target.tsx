import { UnstyledLink } from "@shopify/polaris";
import { createContext, useContext, type CSSProperties, type ReactNode } from "react";
import { spoken, type Box, type Mark } from "./mark.ts";

/** The mark Tab stops at: a chart is one stop, arrow keys go on from there. */
export const Stop = createContext(0);

interface MarkTargetProps {
  mark: Mark;
  /** its place among the marks of the chart */
  index: number;
  className?: string;
  /** where it stands in a plot; elsewhere its class says so */
  box?: Box;
  /** in a drawing, not above it */
  inSvg?: boolean;
  children?: ReactNode;
}

/** What a pointer, a finger or the keyboard meets of a mark: a link where there is something behind it. */
export function MarkTarget({ mark, index, className, box, inSvg, children }: MarkTargetProps) {
  const stop = useContext(Stop);
  const shared = {
    className: className ? `mark ${className}` : "mark",
    "data-mark": index,
    "aria-label": spoken(mark),
    tabIndex: index === stop ? 0 : -1,
    ...(box ? { style: placed(box) } : {}),
  };
  if (mark.href)
    return (
      <UnstyledLink
        url={mark.href}
        // what is behind it stands in Shopify's own admin, not in the app's frame
        {...(mark.href.startsWith("shopify:") ? { target: "_top" as const } : {})}
        {...shared}
      >
        {children}
      </UnstyledLink>
    );
  const Tag = inSvg ? "g" : "span";
  return (
    <Tag role="img" {...shared}>
      {children}
    </Tag>
  );
}

/** Where the box leaves top and height to it, the class says them. */
function placed({ left, width, top, height }: Box): CSSProperties {
  return {
    left: `${left}%`,
    width: `${width}%`,
    ...(top === undefined ? {} : { top: `${top}%` }),
    ...(height === undefined ? {} : { height: `${height}%` }),
  };
}
