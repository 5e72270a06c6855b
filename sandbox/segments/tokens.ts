/** A mistake in a segment query, in the words Shopify uses for one. */
export class SegmentQueryError extends Error {
  /** every mistake that was found, the one that ended the reading first */
  readonly all: string[];
  readonly at: number;
  readonly said: string;
  constructor(at: number, message: string, others: SegmentQueryError[] = []) {
    super(`Query Line 1 Column ${at}: ${message}`);
    this.name = "SegmentQueryError";
    this.at = at;
    this.said = message;
    this.all = [this.message, ...others.flatMap((one) => one.all)];
  }
}

export interface Token {
  text: string;
  at: number;
  kind: "word" | "string" | "number" | "date" | "sign" | "unknown";
}

const patterns: [Token["kind"], RegExp][] = [
  ["string", /'(?:[^'\\]|\\.)*'/y],
  ["date", /\d{4}-\d\d-\d\d|[+-]\d+[dwmy]\b/y],
  ["number", /-?\d+(?:\.\d+)?/y],
  ["word", /[A-Za-z_$][\w.$:-]*/y],
  ["sign", />=|<=|!=|[=<>()]/y],
];

export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(query[at] ?? "")) at += 1;
    if (at >= query.length) return tokens;
    const found = patterns.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const match = pattern.exec(query);
      return match ? [{ kind, raw: match[0] }] : [];
    })[0];
    if (!found) {
      tokens.push({ kind: "unknown", text: query[at]!, at });
      at += 1;
      continue;
    }
    const text =
      found.kind === "string" ? found.raw.slice(1, -1).replace(/\\(.)/g, "$1") : found.raw;
    tokens.push({ kind: found.kind, text, at });
    at += found.raw.length;
  }
}
