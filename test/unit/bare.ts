/** From here: a comment, a text, or what looks like a regular expression, each as a whole. */
const dull =
  /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/(?:\\.|\[[^\]\n]*\]|[^/\\\n[ ])+\/[a-z]*(?=[.,;)\]\s])/y;
/** The text of a template from here to its end or to the brace of its next `${`. */
const templateText = /(?:\\\$\{|\\[\s\S]|[^`\\{]|(?<!\$)\{)+/y;

function matchHere(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

/** The code without comments and texts, roughly: enough to look for names in it. What stands in `${}` is code. */
export function bare(text: string): string {
  let code = '';
  /** The templates and braces that are open here, the innermost last. */
  const open: string[] = [];
  for (let at = 0; at < text.length; ) {
    const inTemplate = open.at(-1) === '`';
    const left = matchHere(inTemplate ? templateText : dull, text, at);
    const sign = text[at] ?? '';
    if (left === undefined) {
      if (sign === '}' || (sign === '`' && inTemplate)) open.pop();
      else if (sign === '{' || sign === '`') open.push(sign);
    }
    code += left === undefined ? sign : "''";
    at += left?.length ?? 1;
  }
  return code;
}
