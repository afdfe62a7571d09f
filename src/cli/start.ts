import pino from 'pino';
import type { Config } from '../config/index.js';
import { openDatabase } from '../database/open.js';
import { prepareDatabase } from './prepare.js';
import { VERSION } from './project.js';
import type { Surroundings } from './serve.js';

export interface RunningCommunique {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the database, makes it ready, and serves. Whatever was opened is closed again when something fails. What serves is
 * loaded while the database opens: either takes half of a start.
 */
export async function startServer(
  config: Config,
  say: (line: string) => void,
  surroundings: Surroundings = {},
): Promise<RunningCommunique> {
  const log = pino(
    { level: config.logLevel, base: null, serializers: { error: pino.stdSerializers.err } },
    pino.destination({ dest: 2, sync: true }),
  );
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const opening = openDatabase({ ...config, log: (message, details) => log.warn(details, message) });
    const loading = loadServing();
    const database = await opening;
    closers.push(() => database.close());
    const { migrations, content } = await prepareDatabase(database, config);
    say(`Communique ${VERSION} on ${database.description}`);
    if (migrations.length > 0) say(`  ${migrations.length} migrations run`);
    if (content !== null) say(`  content "${content}" loaded`);

    const { serve, invitation, schema } = await loading;
    const { port } = await serve(config, database, { schema, log, closers }, surroundings);
    const url = config.publicUrl ?? `http://localhost:${port}`;
    for (const line of await invitation(database.db, url)) say(line);
    return { port, url, close: closeAll };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function loadServing() {
  const [{ serve, invitation }, { buildCommuniqueSchema }] = await Promise.all([
    import('./serve.js'),
    import('../resolvers/build-schema.js'),
  ]);
  return { serve, invitation, schema: await buildCommuniqueSchema() };
}
