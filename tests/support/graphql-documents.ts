import ts from "typescript";
import { projectFiles } from "./law/project-files.ts";

export interface Document {
  file: string;
  line: number;
  text: string;
}

const isGraphql = (text: string) => /^\s*#graphql/.test(text);
const isFragment = (text: string) => /^\s*#graphql\s+fragment\b/.test(text);

/** Fragments of a file by the name of their constant. */
function fragmentsOf(source: ts.SourceFile): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const value = ts.isAsExpression(node.initializer)
        ? node.initializer.expression
        : node.initializer;
      if (ts.isNoSubstitutionTemplateLiteral(value) && isFragment(value.text))
        found.set(node.name.text, value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * Every document of app/: templates that begin with `#graphql`, with the fragments they end in. Throws for one put
 * together from anything else: codegen and these tests would read another text than Shopify.
 */
export function graphqlDocuments(files: Map<string, string> = projectFiles(["app"])): Document[] {
  const found: Document[] = [];
  for (const [file, text] of files) {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const fragments = fragmentsOf(source);
    const whole = (node: ts.TemplateExpression, line: number) =>
      node.templateSpans.reduce((sum, span) => {
        const fragment = fragments.get(span.expression.getText(source));
        if (fragment === undefined)
          throw new Error(`${file}:${line} puts a GraphQL document together from pieces`);
        return sum + fragment + span.literal.text;
      }, node.head.text);
    const visit = (node: ts.Node): void => {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (ts.isNoSubstitutionTemplateLiteral(node) && isGraphql(node.text)) {
        if (!isFragment(node.text)) found.push({ file, line, text: node.text });
      } else if (ts.isTemplateExpression(node) && isGraphql(node.head.text))
        found.push({ file, line, text: whole(node, line) });
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}
