import { Subject1764000000001 } from './1764000000001-subject.js';
import { Article1764000000002 } from './1764000000002-article.js';
import { Link1764000000003 } from './1764000000003-link.js';
import { Change1764000000004 } from './1764000000004-change.js';
import { Meeting1764100000005 } from './1764100000005-meeting.js';
import { Term1764100000006 } from './1764100000006-term.js';
import { Derived1764100000007 } from './1764100000007-derived.js';

/** In the order in which they are run. A migration that was released is never edited: another one follows it. */
export const MIGRATIONS = [
  Subject1764000000001,
  Article1764000000002,
  Link1764000000003,
  Change1764000000004,
  Meeting1764100000005,
  Term1764100000006,
  Derived1764100000007,
];
