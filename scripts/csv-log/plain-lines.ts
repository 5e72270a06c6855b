/** Does something with a record that stands on a line. */
export type UseRecord = (record: string[], line: number) => void;

/**
 * Records of a CSV file for as long as nothing in it is quoted: a line each, cells between commas, spaces around them
 * taken off, empty lines passed over. A parser that must expect quotes at every letter takes several times as long.
 */
export class PlainLines {
  private left = "";
  private lines = 0;
  private lineEnd: "\n" | "\r\n" | null = null;
  private readonly use: UseRecord;

  constructor(use: UseRecord) {
    this.use = use;
  }

  /**
   * Takes the next part of the file.
   * @returns false, and nothing of it is taken, where something is quoted or lines end otherwise: a parser goes on
   */
  take(part: string): boolean {
    const text = this.lines === 0 && this.left === "" ? part.replace(/^\uFEFF/, "") : part;
    if (text.includes('"') || !this.endsAsBefore(text)) return false;
    const end = text.lastIndexOf("\n");
    if (end < 0) this.left += text;
    else {
      const whole = this.left + text.slice(0, end);
      this.left = text.slice(end + 1);
      for (const line of whole.split("\n")) this.takeLine(line);
    }
    return true;
  }

  /** Takes the last line, which need not have an end. */
  finish(): void {
    this.takeLine(this.left);
    this.left = "";
  }

  /** What was read but not taken, after as many empty lines as were: a parser then counts lines aright. */
  rest(): string {
    return (this.lineEnd ?? "\n").repeat(this.lines) + this.left;
  }

  /** Lines end with a line feed alone, or all with a carriage return before it. */
  private endsAsBefore(text: string): boolean {
    const all = this.left.endsWith("\r") ? `\r${text}` : text;
    const first = all.indexOf("\n");
    if (first >= 0) this.lineEnd ??= all[first - 1] === "\r" ? "\r\n" : "\n";
    if (this.lineEnd === "\n") return !all.includes("\r");
    return !/(?<!\r)\n|\r(?!\n|$)/.test(all);
  }

  private takeLine(text: string): void {
    this.lines++;
    const record = text.split(",");
    for (let i = 0; i < record.length; i++) record[i] = trimmed(record[i]!);
    if (record.length > 1 || record[0] !== "") this.use(record, this.lines);
  }
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13 && code !== 11);

function trimmed(text: string): string {
  let [from, until] = [0, text.length];
  while (from < until && isSpace(text.charCodeAt(from))) from++;
  while (until > from && isSpace(text.charCodeAt(until - 1))) until--;
  return until - from === text.length ? text : text.slice(from, until);
}
