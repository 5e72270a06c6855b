/** A number at one moment, with what tells it from its brothers. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

export interface Gauge {
  name: string;
  /** what it counts, and in which unit */
  help: string;
  samples: readonly Sample[];
}

const escaped = (text: string) =>
  text.replace(/[\\"\n]/g, (one) => (one === "\n" ? "\\n" : `\\${one}`));

/** Prometheus' text format, version 0.0.4. A gauge nobody has a sample of is named all the same. */
export function exposition(gauges: readonly Gauge[]): string {
  return gauges
    .map(({ name, help, samples }) => {
      const lines = samples.map(({ labels, value }) => {
        const pairs = Object.entries(labels).map(([key, text]) => `${key}="${escaped(text)}"`);
        return `${name}${pairs.length > 0 ? `{${pairs.join(",")}}` : ""} ${value}\n`;
      });
      return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join("")}`;
    })
    .join("");
}
