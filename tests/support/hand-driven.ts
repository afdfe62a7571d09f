import type { Freshness } from '../../src/database/freshness.js';

const SINGLY = ['Article', 'Statement', 'Mention', 'Change'];

/** What a test lets a server hear of changes. */
export class HandDriven implements Freshness {
  isLive = true;
  epoch = 0;
  sequence = '0';
  private readonly last = new Map<string, number>();

  /** Lets it be heard that anything of a type has changed; all kinds that hardly change are heard as one. */
  hear(typeName: string): void {
    this.last.set(heardAs(typeName), ++this.epoch);
  }

  changedSince(epoch: number, typeName: string): boolean {
    return (this.last.get(heardAs(typeName)) ?? 0) > epoch;
  }

  onChange(): void {
    // Whole answers ask what has changed, and are not told.
  }

  heardSoFar(): Promise<void> {
    return Promise.resolve();
  }
}

function heardAs(typeName: string): string {
  return SINGLY.includes(typeName) ? typeName : 'others';
}
