import type { Purpose } from "../../clv/states/state.ts";

export const purposes: Record<Purpose, { title: string; meaning: string }> = {
  win_back: { title: "Win back", meaning: "On their way out, and worth an offer or a letter." },
  grow: { title: "Grow", meaning: "Ordered once. The second order is the one that counts." },
  keep: { title: "Keep", meaning: "Coming by themselves. A discount would only cost you." },
  leave_alone: { title: "Leave alone", meaning: "Hardly anyone comes back from here." },
};
