/**
 * Reads the executable documents of GraphQL (specification October 2021) as far as needed to say that a request only
 * asks: every operation is a query, and which arguments it carries. Directives, subscriptions and block strings are
 * not read: with them a document counts as none that only asks.
 */

export interface GraphqlDocument {
  /** Names of operations, of root fields and of every field that takes arguments. */
  names: string[];
  /** Every argument in the text. */
  args: { name: string; value: GraphqlValue }[];
  /** Defaults of variables, by variable. */
  defaults: ReadonlyMap<string, GraphqlValue>;
}

export type GraphqlValue =
  | { variable: string }
  | { literal: string | number | boolean | null }
  | { list: GraphqlValue[] }
  | { fields: { name: string; value: GraphqlValue }[] };

const LONGEST_CHARS = 20_000;
const DEEPEST = 40;

class NotAQuery extends Error {}

/** The document, where it holds queries and fragments alone; undefined for everything else. */
export function readQueries(text: string): GraphqlDocument | undefined {
  if (text.length > LONGEST_CHARS) return undefined;
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  try {
    return new Parser(tokens).document();
  } catch (error) {
    if (error instanceof NotAQuery) return undefined;
    throw error;
  }
}

const tokenForm =
  /[\s,\ufeff]+|#[^\n\r]*|(\.\.\.|[{}()[\]:=!|&$@]|[A-Za-z_]\w*|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|"(?:[^"\\\n\r]|\\.)*")/y;

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  tokenForm.lastIndex = 0;
  while (tokenForm.lastIndex < text.length) {
    const found = tokenForm.exec(text);
    if (found === null) return undefined;
    // An empty string before a quote is the beginning of a block string.
    if (found[1] === '""' && text[tokenForm.lastIndex] === '"') return undefined;
    if (found[1] !== undefined) tokens.push(found[1]);
  }
  return tokens;
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly names: string[] = [];
  private readonly args: { name: string; value: GraphqlValue }[] = [];
  private readonly defaults = new Map<string, GraphqlValue>();

  constructor(private readonly tokens: readonly string[]) {}

  document(): GraphqlDocument {
    let operations = 0;
    while (this.at < this.tokens.length) {
      const word = this.tokens[this.at];
      if (word === 'fragment') this.fragment();
      else {
        this.operation(word);
        operations += 1;
      }
    }
    if (operations === 0) throw new NotAQuery();
    return { names: this.names, args: this.args, defaults: this.defaults };
  }

  private operation(word: string | undefined): void {
    if (word === 'query') {
      this.at += 1;
      if (this.isName()) this.names.push(this.next());
      if (this.takes('(')) while (!this.takes(')')) this.variable();
    } else if (word !== '{') throw new NotAQuery();
    this.selection(true);
  }

  private fragment(): void {
    this.at += 1;
    this.name();
    if (this.next() !== 'on') throw new NotAQuery();
    this.name();
    // A fragment on the root type holds root fields.
    this.selection(true);
  }

  private variable(): void {
    this.expect('$');
    const variable = this.name();
    this.expect(':');
    this.type();
    if (this.takes('=')) this.defaults.set(variable, this.value());
  }

  private type(): void {
    if (this.takes('[')) {
      this.deeper(() => this.type());
      this.expect(']');
    } else this.name();
    this.takes('!');
  }

  private selection(root: boolean): void {
    this.expect('{');
    this.deeper(() => {
      while (!this.takes('}')) {
        if (this.takes('...')) this.spread(root);
        else this.field(root);
      }
    });
  }

  private spread(root: boolean): void {
    if (this.tokens[this.at] === '{') this.selection(root);
    else if (this.takes('on')) {
      this.name();
      this.selection(root);
    } else this.name();
  }

  private field(root: boolean): void {
    let field = this.name();
    if (this.takes(':')) field = this.name();
    const withArguments = this.takes('(');
    if (root || withArguments) this.names.push(field);
    if (withArguments) {
      do this.argument();
      while (!this.takes(')'));
    }
    if (this.tokens[this.at] === '{') this.selection(false);
  }

  private argument(): void {
    const name = this.name();
    this.expect(':');
    this.args.push({ name, value: this.value() });
  }

  private value(): GraphqlValue {
    const token = this.next();
    if (token === '$') return { variable: this.name() };
    if (token === '[') return this.deeper(() => this.listRest());
    if (token === '{') return this.deeper(() => this.fieldsRest());
    if (token.startsWith('"')) return { literal: textIn(token) };
    if (/^-?\d/.test(token)) return { literal: Number(token) };
    if (token === 'true' || token === 'false') return { literal: token === 'true' };
    if (token === 'null') return { literal: null };
    if (!namePattern.test(token)) throw new NotAQuery();
    return { literal: token };
  }

  private listRest(): GraphqlValue {
    const list: GraphqlValue[] = [];
    while (!this.takes(']')) list.push(this.value());
    return { list };
  }

  private fieldsRest(): GraphqlValue {
    const fields: { name: string; value: GraphqlValue }[] = [];
    while (!this.takes('}')) {
      const name = this.name();
      this.expect(':');
      fields.push({ name, value: this.value() });
    }
    return { fields };
  }

  private deeper<T>(work: () => T): T {
    this.depth += 1;
    if (this.depth > DEEPEST) throw new NotAQuery();
    const result = work();
    this.depth -= 1;
    return result;
  }

  private isName(): boolean {
    return namePattern.test(this.tokens[this.at] ?? '');
  }

  private name(): string {
    if (!this.isName()) throw new NotAQuery();
    return this.next();
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw new NotAQuery();
    this.at += 1;
    return token;
  }

  private takes(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private expect(token: string): void {
    if (this.next() !== token) throw new NotAQuery();
  }
}

const namePattern = /^[A-Za-z_]\w*$/;

/** The text of a quoted string; its escapes are those of JSON. */
function textIn(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch (error) {
    if (error instanceof SyntaxError) throw new NotAQuery();
    throw error;
  }
}
