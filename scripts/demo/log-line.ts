const LEVELS: Record<number, string> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warn",
  50: "error",
  60: "fatal",
};

const ERROR = 50;

export interface LogLine {
  text: string;
  /** Worth a look by whoever started the demo. */
  serious: boolean;
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

const shown = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

/** A service's line for a person: JSON log entries become words, anything else stays as it is. */
export function readable(line: string): LogLine {
  const entry = parse(line);
  if (!entry) return { text: line, serious: false };
  const { level, time: _time, msg, pid: _pid, hostname: _hostname, ...rest } = entry;
  const details = Object.entries(rest).map(([name, value]) => `${name}=${shown(value)}`);
  const name = typeof level === "number" ? (LEVELS[level] ?? String(level)) : String(level ?? "");
  const text = [name.padEnd(5), shown(msg ?? ""), ...details].filter(Boolean).join(" ");
  return { text, serious: typeof level === "number" && level >= ERROR };
}
