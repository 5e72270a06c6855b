/** A piece of a line: plain, *stressed*, **a name**, `as it is written`, or a link. */
export interface Span {
  text: string;
  kind: "plain" | "em" | "strong" | "code" | "link";
  to?: string;
}

/** A part of a document, of the few kinds our docs are written in. */
export type Block =
  | { kind: "heading"; text: string }
  | { kind: "paragraph"; spans: Span[] }
  | { kind: "list"; items: Span[][] }
  | { kind: "table"; columns: string[]; rows: Span[][][] };

/** The blocks of a document in Markdown, as our docs use it: headings, paragraphs, lists of one level, tables. */
export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .flatMap(blockOf);
}

function blockOf(part: string): Block[] {
  const lines = part.split("\n");
  const [first = "", ...rest] = lines;
  const heading = /^#+ (.*)$/.exec(first);
  if (heading) {
    const below = rest.join("\n").trim();
    return [{ kind: "heading", text: heading[1]! }, ...(below === "" ? [] : blockOf(below))];
  }
  if (first.startsWith("|")) {
    const [columns = [], , ...rows] = lines.map(cellsOf);
    return [{ kind: "table", columns, rows: rows.map((row) => row.map(spansOf)) }];
  }
  if (first.startsWith("- "))
    return [{ kind: "list", items: lines.map((line) => spansOf(line.replace(/^\s*- /, ""))) }];
  return [{ kind: "paragraph", spans: spansOf(lines.join(" ")) }];
}

const cellsOf = (line: string) =>
  line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

const SPAN = /\*\*(.+?)\*\*|\*([^*]+)\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;

/** A line in pieces. */
export function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  const plain = (until: number) => {
    if (until > done) spans.push({ kind: "plain", text: line.slice(done, until) });
  };
  for (const found of line.matchAll(SPAN)) {
    const [all, strong, em, code, text, to] = found;
    plain(found.index);
    if (strong !== undefined) spans.push({ kind: "strong", text: strong });
    else if (em !== undefined) spans.push({ kind: "em", text: em });
    else if (code !== undefined) spans.push({ kind: "code", text: code });
    else spans.push({ kind: "link", text: text!, to: to! });
    done = found.index + all.length;
  }
  plain(line.length);
  return spans;
}
