import { escapeHtml } from '../lib/text.js';

/** A stretch of a text in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text with the words that were looked for. */
export interface Passage {
  readonly text: string;
  readonly html: string;
  /** In `text`, in order, none touching another. */
  readonly spans: readonly Span[];
}

/** A text up to this long is shown whole. */
const WHOLE = 240;
const BEFORE = 60;

/** The passages of a text that hold the most of the words, at most so many, in reading order; none without spans. */
export function passagesOf(text: string, found: readonly Span[], most: number): Passage[] {
  const spans = merged(found);
  if (spans.length === 0) return [];
  if (text.length <= WHOLE) return [cut(text, { start: 0, end: text.length }, spans)];
  const chosen: Span[] = [];
  let left = spans;
  while (left.length > 0 && chosen.length < most) {
    const window = atWords(text, richest(left));
    chosen.push(window);
    left = left.filter(({ start, end }) => end < window.start - WHOLE || start > window.end + BEFORE);
  }
  return chosen.sort((a, b) => a.start - b.start).map((window) => cut(text, window, spans));
}

function merged(found: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const span of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = spans.at(-1);
    if (last && span.start <= last.end) spans[spans.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else spans.push(span);
  }
  return spans;
}

/** The stretch that begins a little before a span and holds the most spans; the first of several. */
function richest(spans: readonly Span[]): Span {
  let best = { start: 0, end: 0, count: -1 };
  let last = 0;
  spans.forEach((span, at) => {
    const start = Math.max(0, span.start - BEFORE);
    last = Math.max(last, at);
    while ((spans[last + 1]?.end ?? Infinity) <= start + WHOLE) last += 1;
    const count = last - at + 1;
    if (count > best.count) best = { start, end: Math.max(start + WHOLE, span.end), count };
  });
  return best;
}

/** The stretch without the halves of words at its ends. */
function atWords(text: string, { start, end }: Span): Span {
  const afterSpace = start === 0 ? 0 : text.slice(start, start + BEFORE).search(/\s/u) + 1 + start;
  const until = Math.min(end, text.length);
  const lastSpace = until === text.length ? until : text.slice(0, until).search(/\s\S*$/u);
  return {
    start: whole(text, afterSpace),
    end: whole(text, lastSpace > until - BEFORE ? lastSpace : until),
  };
}

/** Not between the halves of a surrogate pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function cut(text: string, window: Span, spans: readonly Span[]): Passage {
  const before = window.start > 0 ? '…' : '';
  const shown = `${before}${text.slice(window.start, window.end)}${window.end < text.length ? '…' : ''}`;
  const shift = before.length - window.start;
  const inside = spans
    .filter(({ start, end }) => start >= window.start && end <= window.end)
    .map(({ start, end }) => ({ start: start + shift, end: end + shift }));
  return { text: shown, html: marked(shown, inside), spans: inside };
}

function marked(text: string, spans: readonly Span[]): string {
  let html = '';
  let at = 0;
  for (const { start, end } of spans) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}
