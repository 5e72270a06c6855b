export const chartFrame = {
  showAsATable: "Show as a table",
};

export const dayCurve = {
  day: (name: string, day: number) => `${name}, day ${day}`,
  to: (low: string, high: string) => ` (${low} to ${high})`,
  dashed: (days: string[]) => `Dashed: ${days.join("; ")}`,
};

export const heatMap = {
  notOverYet: "* not over yet, the number will still rise",
};

export const lineChart = {
  to: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
};
