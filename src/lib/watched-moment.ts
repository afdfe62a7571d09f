import type { Moment } from './calendar.js';

/** A moment that tells whenever somebody asks for it: what is made with it is of that moment alone. */
export class WatchedMoment implements Moment {
  constructor(
    private readonly moment: Moment,
    private readonly tell: () => void,
  ) {}

  get now(): Moment['now'] {
    this.tell();
    return this.moment.now;
  }

  get today(): Moment['today'] {
    this.tell();
    return this.moment.today;
  }
}
