import { Subject1764000000001 } from './1764000000001-subject.js';
import { Article1764000000002 } from './1764000000002-article.js';
import { Link1764000000003 } from './1764000000003-link.js';
import { Change1764000000004 } from './1764000000004-change.js';

/** In the order in which they are run. A migration that was released is never edited: another one follows it. */
export const MIGRATIONS = [Subject1764000000001, Article1764000000002, Link1764000000003, Change1764000000004];
