/** A tag of a template: `{{< figure src="a.jpg" >}}`, `{% image "a.jpg" %}`, `{{ site.baseurl }}`. */
export interface TemplateTag {
  /** HUGO is a shortcode, LIQUID a tag that does something, OUTPUT one that prints something. */
  readonly kind: 'HUGO' | 'LIQUID' | 'OUTPUT';
  /** What stands between the braces, trimmed. */
  readonly inner: string;
  readonly from: number;
  readonly until: number;
}

const KINDS = [
  { open: '{{<', close: '>}}', kind: 'HUGO' },
  { open: '{{%', close: '%}}', kind: 'HUGO' },
  { open: '{{', close: '}}', kind: 'OUTPUT' },
  { open: '{%', close: '%}', kind: 'LIQUID' },
] as const;

/** No tag is longer: braces further apart belong to the text. */
const MOST_CHARACTERS = 4000;

/**
 * The tags of a text, in order. What is raw by its own word (`{% raw %}`) is for the caller to pass over with `skipTo`.
 * One pass, however many braces are never closed.
 */
export class TemplateTags {
  #at = 0;
  /** Where each closing mark is next, so that no stretch is searched for it twice. */
  readonly #nextClose = new Map<string, number>();

  constructor(private readonly text: string) {}

  next(): TemplateTag | null {
    for (;;) {
      const from = this.#nextBrace();
      if (from === -1) return null;
      const form = KINDS.find(({ open }) => this.text.startsWith(open, from));
      const close = form && this.#closeAfter(form.close, from + form.open.length);
      if (form === undefined || close === undefined || close === -1 || close - from > MOST_CHARACTERS) {
        this.#at = from + 1;
        continue;
      }
      const until = close + form.close.length;
      this.#at = until;
      // `{%-` and `-%}` only take white space away.
      const inner = this.text
        .slice(from + form.open.length, close)
        .replace(/^-|-$/g, '')
        .trim();
      return { kind: form.kind, inner, from, until };
    }
  }

  skipTo(position: number): void {
    this.#at = position;
  }

  #nextBrace(): number {
    for (let at = this.text.indexOf('{', this.#at); at !== -1; at = this.text.indexOf('{', at + 1)) {
      const next = this.text[at + 1];
      if (next === '{' || next === '%') return at;
    }
    return -1;
  }

  #closeAfter(close: string, position: number): number {
    const known = this.#nextClose.get(close);
    if (known !== undefined && (known === -1 || known >= position)) return known;
    const found = this.text.indexOf(close, position);
    this.#nextClose.set(close, found);
    return found;
  }
}

/** What a tag was given: by place, and by name in lower case. */
export interface TagArguments {
  readonly name: string;
  readonly positional: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

/** A word with quotes around it or none, perhaps named: `src="a.jpg"`, `image: "a.jpg",`, `"a.jpg"`, `left`. A quote never closed goes to the end. */
const ARGUMENT =
  /(?:([\w-]{1,60})[ \t]{0,20}[=:]\s{0,20})?(?:"((?:[^"\\]|\\.)*)(?:"|$)|'((?:[^'\\]|\\.)*)(?:'|$)|`([^`]*)(?:`|$)|([^\s,"'`]+))/g;

export function argumentsOf(inner: string): TagArguments {
  const [name = ''] = /^\S+/.exec(inner) ?? [];
  const positional: string[] = [];
  const named = new Map<string, string>();
  for (const [, key, double, single, back, bare] of inner.slice(name.length).matchAll(ARGUMENT)) {
    const value = (double ?? single ?? back ?? bare ?? '').replace(/\\(["'\\])/g, '$1');
    if (key === undefined) positional.push(value);
    else named.set(key.toLowerCase(), value);
  }
  return { name: name.toLowerCase(), positional, named };
}
