/**
 * Reads the part of TOML that Shopify's app files use: tables, arrays of tables, dotted keys,
 * strings, numbers, booleans, arrays over several lines, inline tables. Dates and multi-line
 * strings are refused with the line they stand on.
 */
export type TomlValue = string | number | boolean | TomlValue[] | TomlTable;
export interface TomlTable {
  [key: string]: TomlValue;
}

export function parseToml(text: string): TomlTable {
  let at = 0;
  const root: TomlTable = {};
  let current = root;

  const fail = (expected: string): never => {
    const line = text.slice(0, at).split("\n").length;
    const found = text.slice(at, at + 20).split("\n")[0];
    throw new Error(`TOML line ${line}: expected ${expected}, found ${JSON.stringify(found)}`);
  };
  const skip = (pattern: RegExp): void => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at += match[0].length;
  };
  const blanks = () => skip(/[ \t]*/y);
  const gaps = () => skip(/(?:\s|#[^\n]*)*/y);
  const eat = (sign: string): boolean => {
    if (!text.startsWith(sign, at)) return false;
    at += sign.length;
    return true;
  };
  const need = (sign: string): void => {
    if (!eat(sign)) fail(JSON.stringify(sign));
  };

  function quoted(): string {
    if (text.startsWith('"""', at) || text.startsWith("'''", at)) fail("a string on one line");
    const pattern = text[at] === '"' ? /"(?:[^"\\\n]|\\.)*"/y : /'[^'\n]*'/y;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return fail("a closed string");
    at += match[0].length;
    return match[0].startsWith('"') ? (JSON.parse(match[0]) as string) : match[0].slice(1, -1);
  }

  function key(): string[] {
    const parts: string[] = [];
    do {
      blanks();
      if (text[at] === '"' || text[at] === "'") parts.push(quoted());
      else {
        const bare = /[\w-]+/y;
        bare.lastIndex = at;
        const match = bare.exec(text);
        if (!match) return fail("a key");
        at += match[0].length;
        parts.push(match[0]);
      }
      blanks();
    } while (eat("."));
    return parts;
  }

  function value(): TomlValue {
    const sign = text[at];
    if (sign === '"' || sign === "'") return quoted();
    if (eat("[")) {
      const items: TomlValue[] = [];
      for (gaps(); !eat("]"); gaps()) {
        items.push(value());
        gaps();
        if (!eat(",") && text[at] !== "]") fail('"," or "]"');
      }
      return items;
    }
    if (eat("{")) {
      const table: TomlTable = {};
      for (blanks(); !eat("}"); blanks()) {
        assign(table);
        blanks();
        if (!eat(",") && text[at] !== "}") fail('"," or "}"');
      }
      return table;
    }
    const word = /(?:true|false|[+-]?\d[\d_]*(?:\.\d+)?)(?=[\s,\]}#]|$)/y;
    word.lastIndex = at;
    const match = word.exec(text);
    if (!match) return fail("a value");
    at += match[0].length;
    if (match[0] === "true" || match[0] === "false") return match[0] === "true";
    return Number(match[0].replaceAll("_", ""));
  }

  /** the table below `from`; of an array of tables it is the last one */
  function descend(from: TomlTable, parts: string[]): TomlTable {
    let table = from;
    for (const part of parts) {
      const next = (table[part] ??= {});
      const found = Array.isArray(next) ? next[next.length - 1] : next;
      if (typeof found !== "object" || Array.isArray(found)) return fail(`${part} to be a table`);
      table = found;
    }
    return table;
  }

  function assign(table: TomlTable): void {
    const parts = key();
    need("=");
    blanks();
    const name = parts.pop()!;
    const target = descend(table, parts);
    if (name in target) fail(`${name} only once`);
    target[name] = value();
  }

  for (gaps(); at < text.length; gaps()) {
    if (eat("[[")) {
      const parts = key();
      need("]]");
      const name = parts.pop()!;
      const list = (descend(root, parts)[name] ??= []);
      if (!Array.isArray(list)) return fail(`${name} to be an array of tables`);
      current = {};
      list.push(current);
    } else if (eat("[")) {
      const parts = key();
      need("]");
      current = descend(root, parts);
    } else {
      assign(current);
      blanks();
      if (at < text.length && !/[\n\r#]/.test(text[at]!)) fail("the end of the line");
    }
  }
  return root;
}
