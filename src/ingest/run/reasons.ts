const MOST_REASONS = 20;

/** Counts reasons: one whatever it quotes; of more than can be read, the rest together. */
export class Reasons {
  private readonly counts = new Map<string, number>();

  add(reason: string): void {
    const general = reason.replace(/"[^"]*"/g, '"…"');
    const named = this.counts.has(general) || this.counts.size < MOST_REASONS ? general : 'Other reasons.';
    this.counts.set(named, (this.counts.get(named) ?? 0) + 1);
  }

  byNumber(): ReadonlyMap<string, number> {
    return new Map([...this.counts].sort(([, a], [, b]) => b - a));
  }
}
