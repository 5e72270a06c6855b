export const page = {
  pieces: "Pieces",
  about:
    "What pages are made of, in every state. Only where the demo shows it; no shop in production has this page.",
};

export const stateNames = {
  filled: "Filled",
  early: "Too early",
  empty: "Empty",
  loading: "Loading",
  error: "Error",
  one: "One only",
  long: "Very long words",
  negative: "Below nothing",
  decision: "A decision",
  open: "An interval without an end",
};

export const pieceNames = {
  hero: "Hero",
  figure: "Figure card",
  period: "Period and comparison",
  trend: "Trend",
  sparkline: "Sparkline",
  rangeBar: "Range bar",
  twoIntervals: "Two intervals",
  dotTimeline: "Dot timeline",
  funnel: "Funnel",
  flow: "Flow",
  heatMap: "Heat map",
  namedMap: "Named map",
  bars: "Bars",
  lines: "Lines",
  dayCurve: "Curve over days",
  distribution: "Distribution",
  pairedBars: "Paired bars",
  problems: "What keeps a form from being taken",
  sections: "Form in sections",
};

export const sampleForm = {
  fields: { name: "Come back", percent: "12,5 %" },
  labels: { name: "Name of the offer", percent: "Percentage off the order" },
  problems: {
    name: "Enter a name for the offer",
    percent:
      "Found “1,234”, which can mean 1234 or 1.234. Leave out the mark between thousands, and enter at most 2 decimals",
  },
  whole: { name: "whole", problem: "This form is out of date. Reload the page" },
  sections: [
    { title: "Who", asks: "Whom is it for?" },
    { title: "What", asks: "What do they get?" },
  ],
  summary: (name: string) => `“${name}” goes to 540 customers.`,
  button: "Launch offer",
};

export const why = {
  empty: "From 50 customers on, their value is drawn here.",
  broken: "The figures of these days could not be read.",
};

const long =
  "Stammkundinnen und Stammkunden der Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

export const sample = {
  long,
  customers: "Customers",
  value: "Expected value",
  valueNote: "of 1,204 customers in the next 12 months",
  change: "in 30 days",
  formula: "Expected orders × expected worth of an order, of every customer",
  counted: "Paid orders, cancelled ones left out",
  missing: "Seasons: the model does not know them",
  tooEarly: "From 50 customers on; there are 31.",
  sentence: "$31,200 of it may be lost if nothing is done.",
  wait: "Wait three more weeks",
  offer: "Win back the slipping",
  goOn: "See the customers",
  period: "next 12 months",
  before: "The 60 days before",
  sale: "Autumn sale",
  campaign: "Win back",
  model: "BG/NBD over the shop's own years",
  day: "Day",
  month: "Month",
  state: "State",
  share: "Share",
  order: (number: number) => `Order #${number}, $35.00`,
  rhythm: "usual time of the next order",
  noGain: "nothing gained",
  predicted: "Predicted",
  actual: "Actual",
  before90: "The 90 days before",
  with: "With the offer",
  without: "Held out",
  states: ["VIP", "Active", "Due now", "Slipping", "Lapsed"],
  steps: ["Codes made", "Codes sent", "Codes used", "Ordered again"],
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun"],
  range: (from: number) => `$${from} to $${from + 50}`,
  places: ["Best", "Quiet", "New", "Steady", "Gone"],
  of: (count: number, whole: number) => `${count} of ${whole} customers`,
};
