// Where the app says something to a merchant, as a function over its texts.
import ts from "typescript";

export interface Said {
  file: string;
  line: number;
  words: string;
}

/** Arguments nobody reads but us: lines of the log, and errors that are tried again. */
const OURS =
  /^(log\.\w+|log\[.*\]|super|withPatience|\w*Error|Unavailable|CutOff|ResultGone|OlderExport|format)$/;
/** Queries and pieces of them, names of headers and their values. */
const OURSELVES =
  /^\s*#graphql|\b(SELECT|INSERT|ANALYZE|FROM|WHERE|JOIN|UPDATE|DELETE|COPY|SET|LOCK|AND|AS)\b|[a-z]_[a-z]|; filename=|Content-Type|OPTIONS/;

const sentence = (text: string) => /\p{L}{2,}[,;:]?\s+\p{L}/u.test(text) && !OURSELVES.test(text);

function isOurs(node: ts.Node): boolean {
  for (let at = node; at.parent; at = at.parent) {
    const parent = at.parent;
    const called = ts.isCallExpression(parent) || ts.isNewExpression(parent);
    if (called && at !== parent.expression && OURS.test(parent.expression.getText())) return true;
    if (ts.isImportDeclaration(parent) || ts.isTypeNode(parent)) return true;
    if (ts.isPropertyAssignment(parent) && parent.name === at) return true;
    if (ts.isJsxAttribute(parent) && parent.name.getText() === "className") return true;
    if (ts.isTemplateExpression(parent) && OURSELVES.test(parent.head.text)) return true;
  }
  return false;
}

/** Attributes and properties a merchant reads, whatever stands in them. */
const READ =
  /^(title|label|content|helpText|placeholder|accessibilityLabel|description|caption|subtitle|singular|plural|name|columns|help|problem|words|sentence)$/;

const isRead = (node: ts.Node): boolean =>
  (ts.isJsxAttribute(node.parent) || ts.isPropertyAssignment(node.parent)) &&
  READ.test(node.parent.name.getText());

/** A word; in capitals it is the symbol of a formula, which figures have and markup does not. */
const LABEL = /^\p{Lu}\p{L}*\p{Ll}$/u;
const LABEL_DRAWN = /^\p{Lu}\p{L}*$/u;

/** Sentences of a file, pieces of them around a number, and labels of one word. */
export function wordsIn(file: string, text: string): Said[] {
  return wordsOf(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), LABEL);
}

function wordsOf(source: ts.SourceFile, label: RegExp): Said[] {
  return saidWhere(source, (node) => {
    const literal = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if (!literal || isOurs(node)) return false;
    return sentence(node.text) || (isRead(node) && label.test(node.text));
  });
}

function saidWhere(source: ts.SourceFile, isSaid: (node: ts.Node) => boolean): Said[] {
  const said: Said[] = [];
  const visit = (node: ts.Node): void => {
    if (isSaid(node))
      said.push({
        file: source.fileName,
        line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
        words: (node as ts.LiteralLikeNode).text.replace(/\s+/g, " ").trim(),
      });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return said;
}

/** Classes, the viewport, addresses and the order of a list: spaces, and no words. */
const NO_WORDS = /^(\/app|width=)|^\w+ (asc|desc)$/;

/** Every word of a piece of markup: the same, and text between its tags. */
export function wordsDrawn(file: string, text: string): Said[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  return [
    ...wordsOf(source, LABEL_DRAWN).filter(({ words }) => !NO_WORDS.test(words)),
    ...saidWhere(source, (node) => ts.isJsxText(node) && /\p{L}/u.test(node.text)),
  ];
}
