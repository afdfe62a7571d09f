import { escapeHtml } from '../../lib/text.js';
import { mentionOf, statementOf } from './as-text.js';
import { piecesOf, type Explained } from './explained.js';

const STYLE = `
  :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --quiet: #666; --mention: #0b57d0; --said: #d7f0dd; --waits: #fbeec2; --refused: #f8d9d6; }
  @media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #161616; --quiet: #aaa; --mention: #8ab4f8; --said: #1d3b27; --waits: #4a3c10; --refused: #4a211d; } }
  body { color: var(--ink); background: var(--paper); font: 1.0625rem/1.6 system-ui, sans-serif; margin: 2rem auto; max-width: 70ch; padding: 0 1rem; }
  h1 { font: 600 1.75rem/1.25 Georgia, serif; margin: 0 0 .25rem; } h2 { font-size: 1.0625rem; margin: 2rem 0 .5rem; }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; } .quiet { color: var(--quiet); margin-top: 0; }
  .mention { color: var(--mention); text-decoration: underline; text-underline-offset: .2em; }
  .said { background: var(--said); } .waits { background: var(--waits); } .refused { background: var(--refused); }
  .key span { padding: 0 .35em; } li { margin: .35rem 0; overflow-wrap: anywhere; } q { color: var(--quiet); }
`;

/** Explained texts as a page, without scripts: rules are shown beside the words when they are pointed at, and listed below. */
export function asPage(texts: readonly Explained[]): string {
  const [first] = texts;
  const title = escapeHtml(first?.title ?? '');
  return `<!doctype html>
<html lang="${escapeHtml(first?.language ?? 'en')}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body>
<p class="key"><span class="mention">mention</span> <span class="said">statement</span> <span class="waits">waits for an editor</span> <span class="refused">refused</span></p>
${texts.map(articleOf).join('\n')}
</body>
</html>`;
}

function articleOf(explained: Explained): string {
  const { title, language, published, mentions, statements, refusals } = explained;
  const text = piecesOf(explained).map(({ words, mention, statement, refusal }) => {
    const classes = [
      ...(mention ? ['mention'] : []),
      ...(statement ? [statement.isShown ? 'said' : 'waits'] : refusal ? ['refused'] : []),
    ];
    const rules = [
      ...(mention ? [mentionOf(mention)] : []),
      ...(statement ? [statementOf(statement)] : refusal ? [refusal.why] : []),
    ];
    return classes.length === 0
      ? escapeHtml(words)
      : `<span class="${classes.join(' ')}" title="${escapeHtml(rules.join('\n'))}">${escapeHtml(words)}</span>`;
  });
  const mentioned = mentions.map((each) => [each.words, mentionOf(each)] as const);
  const said = statements.map((each) => [each.words, statementOf(each)] as const);
  const refused = refusals.map((each) => [each.words, each.why] as const);
  return `<article lang="${escapeHtml(language)}">
<h1>${escapeHtml(title)}</h1>
<p class="quiet">${escapeHtml(published ?? 'no date')}</p>
<div class="text" dir="auto">${text.join('')}</div>
${listOf('Mentions', mentioned)}
${listOf('Statements', said)}
${listOf('Refused', refused)}
</article>`;
}

function listOf(name: string, lines: readonly (readonly [string, string])[]): string {
  const items = lines.map(([words, rule]) => `<li>${escapeHtml(rule)}: <q>${escapeHtml(words)}</q></li>`);
  return `<h2>${name}: ${lines.length === 0 ? 'none' : lines.length}</h2>\n<ol>${items.join('\n')}</ol>`;
}
