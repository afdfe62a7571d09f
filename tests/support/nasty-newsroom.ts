import type { TestDatabase } from './database.js';
import { operations, resolutions } from './nasty/events.js';
import { hideAndSpoil } from './nasty/hidden.js';
import { meetings } from './nasty/meetings.js';
import { articles } from './nasty/news.js';
import { countries, offices, officials, organizations, sections, topics } from './nasty/subjects.js';
import { memberships, presidencies, tenures } from './nasty/terms.js';
import { inventedBundle, loadInto } from './newsroom.js';

/**
 * A small newsroom in Halifax in which whatever can go wrong is there: ties, absences, drafts, hand-overs, imprecise
 * dates, other scripts. The same in every run. Its clock stands at `NOW` of `nasty/terms`.
 */
export async function loadNastyNewsroom(database: TestDatabase): Promise<void> {
  await loadInto(
    database,
    inventedBundle({
      ...{ countries, organizations, offices, officials, tenures, memberships, presidencies, topics },
      ...{ meetings, resolutions, operations, sections, articles: articles() },
    }),
  );
  await database.dataSource.transaction((db) => hideAndSpoil(db));
}
