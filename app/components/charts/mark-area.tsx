import { useRef, useState, type KeyboardEvent, type ReactNode, type SyntheticEvent } from "react";
import { markAfter, type Mark } from "./mark.ts";
import { Stop } from "./mark-target.tsx";
import { Tooltip, type Shown } from "./tooltip.tsx";
import { markArea } from "./words.ts";

interface MarkAreaProps {
  /** what the drawing shows */
  label: string;
  /** what is drawn, in reading order; each has its `MarkTarget` somewhere among the children */
  marks: Mark[];
  /** where Tab stops first: at the first, or at the newest */
  startAt?: "first" | "last";
  className?: string;
  children: ReactNode;
}

const indexOf = (target: EventTarget | null): number | null => {
  const found = target instanceof Element ? target.closest("[data-mark]") : null;
  return found ? Number(found.getAttribute("data-mark")) : null;
};

/** Around what is drawn: says more of the mark under pointer, finger or focus, and lets arrow keys walk through. */
export function MarkArea({ label, marks, startAt = "first", className, children }: MarkAreaProps) {
  const area = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(startAt === "last" ? Math.max(0, marks.length - 1) : 0);
  const [shown, setShown] = useState<Shown | null>(null);
  /** the mark a finger came down on while another, or none, was shown: that tap only shows it */
  const firstTap = useRef<number | null>(null);

  const show = (target: EventTarget | null, byTouch = false) => {
    const index = indexOf(target);
    if (index === null || !area.current) return setShown(null);
    const at = area.current.querySelector(`[data-mark="${index}"]`);
    if (at && marks[index] && shown?.index !== index)
      setShown({ index, byTouch, ...placeOf(at, area.current) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = indexOf(event.target);
    if (from === null) return;
    if (event.key === "Escape") setShown(null);
    const to = markAfter(marks, from, event.key);
    if (to === null) return;
    event.preventDefault();
    setStop(to);
    area.current?.querySelector<HTMLElement>(`[data-mark="${to}"]`)?.focus();
  };
  const onClickCapture = (event: SyntheticEvent) => {
    const index = indexOf(event.target);
    if (index !== null && index === firstTap.current) {
      event.preventDefault();
      event.stopPropagation();
    }
    firstTap.current = null;
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- its marks are what is used; it only listens
    <div
      ref={area}
      className={className ? `mark-area ${className}` : "mark-area"}
      {...(marks.length > 0 ? { role: "group", "aria-label": markArea.walk(label) } : {})}
      onPointerOver={(event) => event.pointerType === "mouse" && show(event.target)}
      onPointerLeave={(event) => event.pointerType === "mouse" && setShown(null)}
      onPointerDown={(event) => {
        if (event.pointerType === "mouse") return;
        const index = indexOf(event.target);
        firstTap.current = shown?.index === index ? null : index;
        show(event.target, true);
      }}
      onPointerCancel={() => (firstTap.current = null)}
      onFocus={(event) => {
        show(event.target);
        setStop((before) => indexOf(event.target) ?? before);
      }}
      onBlur={() => setShown(null)}
      onKeyDown={onKeyDown}
      onClickCapture={onClickCapture}
    >
      <Stop.Provider value={Math.min(stop, Math.max(0, marks.length - 1))}>
        {children}
      </Stop.Provider>
      {shown && marks[shown.index] ? <Tooltip shown={shown} mark={marks[shown.index]!} /> : null}
    </div>
  );
}

/** Where the tip of a tooltip belongs: the dot of a point, the middle of a band, or the top of what is drawn. */
function placeOf(target: Element, area: Element) {
  const frame = area.getBoundingClientRect();
  const spot = (target.querySelector("[data-spot]") ?? target).getBoundingClientRect();
  const left = Math.min(Math.max(spot.left + spot.width / 2 - frame.left, 0), frame.width);
  // a band goes up or down on its way, and only its middle is surely in it
  const inset = target instanceof SVGElement ? spot.height / 2 : 0;
  return {
    left,
    top: spot.top + inset - frame.top,
    bottom: spot.bottom - inset - frame.top,
    edge: edgeOf(left / (frame.width || 1)),
  };
}

function edgeOf(share: number): Shown["edge"] {
  if (share < 0.3) return "start";
  return share > 0.7 ? "end" : "middle";
}
