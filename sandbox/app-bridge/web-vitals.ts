import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import type { Port } from "./port.ts";

type Report = Parameters<NonNullable<ShopifyGlobal["webVitals"]["onReport"]>>[0];

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

/**
 * Cumulative layout shift as the browsers' makers define it: the worst burst of shifts, where a burst ends after one
 * second without a shift or five seconds in all. Shifts within half a second of an input do not count. Unitless.
 */
export function layoutShiftScore(): (time: number, value: number) => number {
  let worst = 0;
  let burst = 0;
  let began = -Infinity;
  let latest = -Infinity;
  return (time, value) => {
    if (time - latest >= 1000 || time - began >= 5000) {
      burst = 0;
      began = time;
    }
    latest = time;
    burst += value;
    worst = Math.max(worst, burst);
    return worst;
  };
}

/**
 * Whether something came within half a second after one of the inputs. The browser says so itself only in a frame with
 * a process of its own, as an app has in Shopify's admin; the sandbox's app has its shell's site, and so its process.
 * @param inputs milliseconds, as `time`
 */
export function followsInput(time: number, inputs: readonly number[]): boolean {
  return inputs.some((input) => time >= input && time - input < 500);
}

/**
 * Interaction to next paint, milliseconds: the slowest interaction, leaving out one for every fifty there were.
 */
export function slowInteraction(durations: Iterable<number>): number {
  const slowestFirst = [...durations].toSorted((a, b) => b - a);
  return slowestFirst[Math.min(slowestFirst.length - 1, Math.floor(slowestFirst.length / 50))] ?? 0;
}

/** Measures the page as a merchant meets it: LCP, FCP, TTFB and INP in milliseconds, CLS without unit. */
export function measureVitals(port: Port, log: boolean): ShopifyGlobal["webVitals"] {
  const values: Record<string, number> = {};
  const reported: Record<string, number> = {};
  const loadId = crypto.randomUUID();
  let callback: Report = null;
  let waiting: number | undefined;

  const report = () => {
    clearTimeout(waiting);
    waiting = undefined;
    const changed = Object.entries(values).filter(([name, value]) => reported[name] !== value);
    if (changed.length === 0) return;
    port.say({ kind: "vitals", values: { ...values } });
    if (log) console.info("Web Vitals", Object.fromEntries(changed));
    if (!callback) return;
    Object.assign(reported, values);
    void callback({
      metrics: changed.map(([name, value]) => ({ id: `${loadId}-${name}`, name, value })),
    });
  };
  const set = (name: string, value: number) => {
    if (values[name] === value) return;
    values[name] = value;
    waiting ??= window.setTimeout(report, 500);
  };
  const observe = (type: string, seen: (entry: PerformanceEntry) => void, options = {}) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({
      type,
      buffered: true,
      ...options,
    });
  };

  observe("navigation", (entry) =>
    set("TTFB", (entry as PerformanceNavigationTiming).responseStart),
  );
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") set("FCP", entry.startTime);
  });
  observe("largest-contentful-paint", (entry) => set("LCP", entry.startTime));

  const inputs: number[] = [];
  for (const type of ["pointerdown", "pointerup", "keydown"])
    addEventListener(
      type,
      (event) => void inputs.splice(0, inputs.length, event.timeStamp, ...inputs.slice(0, 49)),
      true,
    );

  const shifted = layoutShiftScore();
  set("CLS", 0);
  observe("layout-shift", (entry) => {
    const shift = entry as LayoutShift;
    if (shift.hadRecentInput || followsInput(shift.startTime, inputs)) return;
    set("CLS", shifted(shift.startTime, shift.value));
  });

  const interactions = new Map<number, number>();
  const interacted = (entry: PerformanceEntry) => {
    const { interactionId, duration } = entry as PerformanceEventTiming & {
      interactionId?: number;
    };
    if (!interactionId) return;
    interactions.set(interactionId, Math.max(duration, interactions.get(interactionId) ?? 0));
    set("INP", slowInteraction(interactions.values()));
  };
  observe("event", interacted, { durationThreshold: 16 });
  observe("first-input", interacted);

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") report();
  });
  return {
    onReport: async (listener) => {
      callback = listener;
      report();
    },
  };
}
