import { CommuniqueError } from './errors.js';

/** Why a request is over before it was answered: its time is up, or whoever asked has left. */
export type Ending = 'deadline' | 'departure';

/** What is thrown once nothing more is to be done for a request. */
export class RequestEnded extends CommuniqueError {
  constructor(readonly ending: Ending) {
    super('TIMEOUT', SENTENCES[ending]);
  }
}

const SENTENCES: Readonly<Record<Ending, string>> = {
  deadline: 'The request took too long and was ended. Ask for less, then try again.',
  departure: 'The client left before the answer was ready.',
};
