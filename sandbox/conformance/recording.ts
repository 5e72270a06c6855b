import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** One request to a real Admin API with its answer. */
export interface Exchange {
  /** "orders/refund-create": its exchanges happened in order of `step` on one shop */
  scenario: string;
  /** "2026-04" */
  api: string;
  step: number;
  query: string;
  variables: Record<string, unknown> | null;
  /** of HTTP */
  status: number;
  body: Body;
}

export interface Body {
  data?: Record<string, unknown> | null;
  errors?: unknown;
  extensions?: { cost?: { requestedQueryCost?: number } };
}

/** Reads a recording: one JSON line an exchange, gzip or plain. */
export function readRecording(file: string): Exchange[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line) as Exchange];
    } catch {
      throw new Error(`Line ${index + 1} of the recording is not JSON`);
    }
  });
}

/** "orders" of "orders/refund-create" */
export const topicOf = ({ scenario }: Exchange): string => scenario.split("/")[0]!;

/** The exchanges of each scenario, in order. */
export function scenariosOf(exchanges: Exchange[]): Exchange[][] {
  const scenarios = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const steps = scenarios.get(exchange.scenario);
    if (steps) steps.push(exchange);
    else scenarios.set(exchange.scenario, [exchange]);
  }
  return [...scenarios.values()];
}
