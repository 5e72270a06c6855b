/** A parsed search, in Shopify's search syntax. */
export type Search =
  | { kind: "all" }
  | { kind: "and"; sides: Search[] }
  | { kind: "or"; sides: Search[] }
  | { kind: "not"; side: Search }
  | { kind: "term"; field: string | null; comparator: Comparator; value: string; quoted: boolean };
export type Comparator = "=" | ">" | ">=" | "<" | "<=";
export type Term = Extract<Search, { kind: "term" }>;

/**
 * Reads `field:value`, `field:>=value`, quotes, `-field:value`, NOT, AND, OR, parentheses; terms
 * beside each other mean AND, which binds stronger than OR. Throws a sentence on anything else.
 */
export function parseSearch(text: string): Search {
  let at = 0;
  const blanks = (): void => {
    while (/\s/.test(text[at] ?? "")) at += 1;
  };
  const word = (keyword: string): boolean => {
    const pattern = new RegExp(`${keyword}(?=[\\s(]|$)`, "y");
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at += keyword.length;
    blanks();
    return true;
  };

  function either(): Search {
    const sides = [both()];
    while (word("OR")) sides.push(both());
    return sides.length === 1 ? sides[0]! : { kind: "or", sides };
  }

  function both(): Search {
    const sides = [single()];
    for (;;) {
      if (at >= text.length || text[at] === ")") break;
      if (word("AND")) {
        sides.push(single());
        continue;
      }
      const before = at;
      if (word("OR")) {
        at = before;
        break;
      }
      sides.push(single());
    }
    return sides.length === 1 ? sides[0]! : { kind: "and", sides };
  }

  function single(): Search {
    blanks();
    if (word("NOT")) return { kind: "not", side: single() };
    if (text[at] === "-") {
      at += 1;
      return { kind: "not", side: single() };
    }
    if (text[at] === "(") {
      at += 1;
      blanks();
      const inner = either();
      if (text[at] !== ")") throw new Error(`Search ${JSON.stringify(text)}: ")" is missing`);
      at += 1;
      blanks();
      return inner;
    }
    return term();
  }

  function term(): Search {
    const start = at;
    const name = /[A-Za-z_][\w.]*:/y;
    name.lastIndex = at;
    const match = name.exec(text);
    if (match) at += match[0].length;
    while (match && text[at] === " ") at += 1;
    const sign = /(?:>=|<=|>|<|:?=)?/y;
    sign.lastIndex = at;
    const comparator = match ? sign.exec(text)![0].replace(":", "") : "";
    at += match ? comparator.length : 0;
    const quote = text[at];
    let value: string;
    const quoted = quote === '"' || quote === "'";
    if (quoted) {
      const end = text.indexOf(quote, at + 1);
      if (end < 0) throw new Error(`Search ${JSON.stringify(text)}: a quote is not closed`);
      value = text.slice(at + 1, end);
      at = end + 1;
    } else {
      const plain = /[^\s()]*/y;
      plain.lastIndex = at;
      value = plain.exec(text)![0];
      at += value.length;
    }
    if (at === start || (match && value === "" && !quoted)) {
      throw new Error(`Search ${JSON.stringify(text)}: a value is missing at character ${at}`);
    }
    blanks();
    const field = match ? match[0].slice(0, -1) : null;
    // recorded: a comparison inside the quotes of a moment counts, created_at:">=2026-07-05T07:00:00Z"
    const [, inner = "", rest = ""] = /^(>=|<=|>|<)(\d{4}-.*)$/.exec(value) ?? [];
    return field !== null && quoted && comparator === "" && inner !== ""
      ? { kind: "term", field, comparator: inner as Comparator, value: rest, quoted }
      : { kind: "term", field, comparator: (comparator || "=") as Comparator, value, quoted };
  }

  blanks();
  if (at >= text.length) return { kind: "all" };
  const search = either();
  if (at < text.length) {
    throw new Error(`Search ${JSON.stringify(text)}: unexpected ${JSON.stringify(text.slice(at))}`);
  }
  return search;
}
