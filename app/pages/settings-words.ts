/** The tabs under Settings, and the pages below it. */
export const settingsWords = {
  settings: "Settings",
  general: "General",
  health: "Health",
  data: "Data and privacy",
  access: "Access log",
  dates: "Dates that repeat",
  team: "Team",
  leaving: "Leaving",
};
