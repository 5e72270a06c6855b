import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createClock, type MovableClock } from "./clock.ts";

const clockFile = (dir: string): string => join(dir, "clock.json");

export function rememberedClock(dir: string): MovableClock {
  if (!existsSync(clockFile(dir))) return createClock();
  const { offset } = JSON.parse(readFileSync(clockFile(dir), "utf8")) as { offset: number };
  return createClock(offset);
}

export function saveClock(dir: string, clock: MovableClock): void {
  writeFileSync(clockFile(dir), JSON.stringify({ offset: clock.offset }));
}
