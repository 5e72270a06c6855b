import fs from "node:fs";

/** Linux counts processor time in hundredths of a second. */
const TICKS_A_SECOND = 100;

interface Times {
  pid: number;
  parent: number;
  own: number;
  ended: number;
}

/** What Linux says of a process: its own time, and that of its children that have ended; null when it is gone. */
function timesOf(pid: number): Times | null {
  let text;
  try {
    text = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return null;
  }
  // the name in brackets may hold blanks
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const at = (field: number) => Number(fields[field - 3]);
  return {
    pid,
    parent: at(4),
    own: (at(14) + at(15)) / TICKS_A_SECOND,
    ended: (at(16) + at(17)) / TICKS_A_SECOND,
  };
}

/** Processor seconds a process and its children have used so far, those that have ended too. Linux only. */
export function familySeconds(pid: number): number {
  const root = timesOf(pid);
  if (root === null) return Number.NaN;
  let seconds = root.own + root.ended;
  for (const name of fs.readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const times = timesOf(Number(name));
    if (times?.parent === pid) seconds += times.own + times.ended;
  }
  return seconds;
}
