export const chartFrame = {
  showAsATable: "Show as a table",
  download: "Download CSV",
  downloadOf: (label: string) => `Download CSV: ${label}`,
};

export const chartState = {
  loading: "Being worked out…",
  empty: "Nothing to draw yet.",
  error: "This could not be read.",
  again: "Try again",
};

export const markArea = {
  walk: (label: string) => `${label}; arrow keys go from one to the next`,
};

export const tooltip = {
  tapAgain: "Tap again to open",
};

export const dayCurve = {
  day: (name: string, day: number) => `${name}, day ${day}`,
  to: (low: string, high: string) => ` (${low} to ${high})`,
  dashed: (days: string[]) => `Dashed: ${days.join("; ")}`,
  start: "day 0",
};

export const flow = {
  move: (from: string, to: string) => `${from} → ${to}`,
};

export const heatMap = {
  cell: (row: string, column: string) => `${row}, ${column}`,
  notOverYet: "* not over yet, the number will still rise",
};

export const lineChart = {
  to: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  /** @param outer what `to` says of the wider range */
  inside: (outer: string, low: string, high: string) => `${outer}, half ${low} to ${high}`,
  named: (name: string, text: string) => `${name} ${text}`,
  none: "–",
};

export const sparkline = {
  said: (label: string, first: string, last: string) => `${label}: from ${first} to ${last}`,
  none: (label: string) => `${label}: not enough days yet`,
};

export const trend = {
  day: "Day",
  what: "What happened",
  since: (day: string) => `Kept since ${day}.`,
  begins: (day: string) => `Kept by day since ${day}: the line begins with the second night.`,
  kinds: { sale: "Sale", campaign: "Campaign", release: "New model" },
  happened: (kind: string, name: string) => `${kind}: ${name}`,
};

export const rangeBar = {
  said: (label: string, value: string, low: string, high: string) =>
    `${label}: ${value}, between ${low} and ${high}`,
};

export const twoIntervals = {
  from: "From",
  to: "To",
  line: (name: string, value: string) => `Dashed: ${name} (${value})`,
};

export const funnel = {
  before: "Of the step before",
  first: "Of the first",
  ofBefore: (share: string) => `${share} of the step before`,
  ofFirst: (share: string) => `${share} of the first`,
};

export const dotTimeline = {
  daysSince: "Days since the one before",
  after: (days: string) => `after ${days}`,
  today: (day: string) => `Today, ${day}`,
  shaded: (name: string, from: string, until: string) => `Shaded: ${name}, ${from} to ${until}`,
};
