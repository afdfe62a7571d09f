import type { Db } from '../database/db.js';
import { exactly, send, sendProblem, type Route } from './route.js';

const PATIENCE_MS = 1000;

/** /livez says that the process answers, /readyz that its database does too. */
export function healthRoutes(db: Db): Route[] {
  const methods = ['GET', 'HEAD'];
  const ok = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return [
    { methods, matches: exactly('/livez'), handle: (exchange) => send(exchange, 200, ok, 'ok\n') },
    {
      methods,
      matches: exactly('/readyz'),
      async handle(exchange) {
        if (await answers(db)) send(exchange, 200, ok, 'ok\n');
        else sendProblem(exchange, 503, 'SERVICE_UNAVAILABLE', 'The database does not answer.');
      },
    },
  ];
}

async function answers(db: Db): Promise<boolean> {
  const probe = db.query('select 1').then(
    () => true,
    () => false,
  );
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, false);
  });
  return Promise.race([probe, patience]).finally(() => clearTimeout(timer));
}
