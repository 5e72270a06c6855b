import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "./machine.ts";

export interface Sent {
  /** from the moment it should have been sent until the answer was there */
  ms: number;
  /** 0 = no answer */
  status: number;
}

export interface Message {
  path: string;
  body: string;
  headers: Record<string, string>;
}

const SOCKETS = 128;

/**
 * Posts messages at a steady rate, whether or not earlier ones were answered: a server that falls behind is not waited
 * for.
 * @param message what the n-th one is, from 0
 */
export async function steadily(
  url: string,
  { rate, total }: { rate: number; total: number },
  message: (n: number) => Message,
): Promise<Sent[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: SOCKETS });
  const began = performance.now();
  const answers: Promise<Sent>[] = [];
  while (answers.length < total) {
    const due = began + (answers.length * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) {
      await pause(Math.max(1, early));
      continue;
    }
    answers.push(post(url, agent, message(answers.length), due));
  }
  const sent = await Promise.all(answers);
  agent.destroy();
  return sent;
}

function post(
  url: string,
  agent: http.Agent,
  { path, body, headers }: Message,
  due: number,
): Promise<Sent> {
  return new Promise((resolve) => {
    const done = (status: number) => resolve({ ms: performance.now() - due, status });
    const request = http.request(
      url + path,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.once("end", () => done(response.statusCode ?? 0));
      },
    );
    request.once("error", () => done(0));
    request.end(body);
  });
}

/** Milliseconds. */
export function waits(sent: readonly Sent[]) {
  const times = sent.map((one) => one.ms);
  return {
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    p99Ms: percentile(times, 0.99),
    maxMs: times.reduce((most, ms) => Math.max(most, ms), 0),
  };
}
