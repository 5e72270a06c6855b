import { Tag, type Context, type Emitter, type Liquid, type Parser } from "liquidjs";
import type { TagToken, Template, TopLevelToken } from "liquidjs";
import { html } from "../shell/html.ts";

/** What the `form` tag knows of the page: where forms are sent, and whether one just was. */
export interface FormPlace {
  /** "/storefront/demo.myshopify.com" */
  root: string;
  /** the page the form stands on */
  path: string;
  customerPosted: boolean;
}

/** Of the theme alone: Shopify refuses these in an extension's blocks. */
const ofThemes = ["content_for", "include", "layout", "section", "sections", "paginate"];
/** Named by the schema of a block instead. */
const byName = ["javascript", "stylesheet"];

const endOf = (token: TopLevelToken, name: string) => (token as TagToken).name === `end${name}`;

/** A tag with an end whose inside is not drawn: what it says was read before, or is a comment. */
function silent(name: string) {
  return class extends Tag {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      for (let next = rest.shift(); next; next = rest.shift()) if (endOf(next, name)) return;
      throw new Error(`tag ${name} not closed`);
    }
    override render(): void {}
  };
}

function refused(name: string, why: string) {
  return class extends Tag {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      throw new Error(`tag ${name}: ${why}`);
    }
    override render(): void {}
  };
}

/** A tag around templates, drawn between what `open` and `close` give. */
function around(
  name: string,
  open: (words: string) => { before: string; after: string; scope?: Record<string, unknown> },
) {
  return class extends Tag {
    readonly #inside: Template[] = [];
    readonly #words: string;
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, rest, liquid);
      this.#words = token.args;
      open(this.#words);
      for (let next = rest.shift(); next; next = rest.shift()) {
        if (endOf(next, name)) return;
        this.#inside.push(parser.parseToken(next, rest));
      }
      throw new Error(`tag ${name} not closed`);
    }
    override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
      const { before, after, scope = {} } = open(this.#words);
      emitter.write(before);
      context.push(scope);
      yield this.liquid.renderer.renderTemplates(this.#inside, context, emitter);
      context.pop();
      emitter.write(after);
    }
  };
}

const forms = { customer: "contact", product: "cart/add" } as const;

/** `{% form 'customer' %}` and `{% form 'product', product %}`: what themes send newsletters and carts by. */
function formTag(place: FormPlace) {
  return around("form", (words) => {
    const [, type = ""] = /^\s*['"](\w+)['"]/.exec(words) ?? [];
    if (!(type in forms)) throw new Error(`form: the sandbox's theme has no form '${type}'`);
    const given = [...words.matchAll(/(id|class):\s*['"]([^'"]*)['"]/g)];
    const { id, class: style } = Object.fromEntries(given.map(([, name, text]) => [name, text]));
    const isNews = type === "customer";
    const name = id ?? (isNews ? "contact_form" : "product_form");
    const action = `${place.root}/${forms[type as keyof typeof forms]}${isNews ? `#${name}` : ""}`;
    return {
      before: html`<form
        method="post"
        action="${action}"
        id="${name}"
        accept-charset="UTF-8"
        class="${style ?? (isNews ? "contact-form" : "shopify-product-form")}"
      >
        <input type="hidden" name="form_type" value="${type}" />
        <input type="hidden" name="utf8" value="✓" />
        ${isNews && html`<input type="hidden" name="return_to" value="${place.path}" />`}
      </form>`.text,
      after: "</form>",
      scope: {
        form: {
          id: name,
          "posted_successfully?": isNews && place.customerPosted,
          errors: null,
        },
      },
    };
  });
}

/** Leaves the engine the tags Shopify takes in an extension's blocks, and its own beside LiquidJS's. */
export function teachTags(engine: Liquid, place: FormPlace): void {
  delete engine.tags["block"];
  for (const name of ofThemes) {
    engine.registerTag(name, refused(name, "only a theme may have it, not an extension"));
  }
  for (const name of byName) {
    engine.registerTag(name, refused(name, "an extension names its assets in the block's schema"));
  }
  for (const name of ["schema", "doc"]) engine.registerTag(name, silent(name));
  engine.registerTag(
    "style",
    around("style", () => ({ before: "<style data-shopify>", after: "</style>" })),
  );
  engine.registerTag("form", formTag(place));
}
