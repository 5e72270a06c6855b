/** Markup that is safe to send: everything interpolated into it was escaped, or was markup itself. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Interpolation = Markup | string | number | null | undefined | false | Interpolation[];

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const render = (value: Interpolation): string => {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join("");
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
};

/** Tagged template: html`<p>${text}</p>` escapes what is text and keeps what is markup. */
export const html = (parts: TemplateStringsArray, ...values: Interpolation[]): Markup =>
  new Markup(parts.reduce((text, part, i) => text + render(values[i - 1]) + part));

/** Data for a page's own script; `<` is written so that no string can end the script element. */
export const jsonScript = (id: string | null, data: unknown): Markup =>
  new Markup(
    `<script type="application/json"${id === null ? "" : ` id="${id}"`}>${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`,
  );
