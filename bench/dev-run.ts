import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { CONTESTANTS } from './contestants.js';
import { startCluster } from './cluster.js';
import { withClient } from './databases.js';
import { requestsOf } from './requests.js';
import { startServer } from './server.js';
import { drawWorkload } from './workload.js';
import { load } from './wrk.js';
const [name = 'communique', query = 'q1', warm = '10', seconds = '5', conns = '16', articles='200000'] = process.argv.slice(2);
const directory = '/tmp/benchdb';
const base = 'postgres://postgres@127.0.0.1:5514';
const databaseUrls = { plain: `${base}/plain_${articles}`, communique: `${base}/communique_${articles}` };
const workload = await withClient(databaseUrls.plain, (c) => drawWorkload(c));
let contestant = CONTESTANTS.find((c) => c.name === name)!;
if (process.env.NODE_ARGS) contestant = { ...contestant, command: [contestant.command[0]!, ...process.env.NODE_ARGS.split(' '), ...contestant.command.slice(1)] };
const server = await startServer(contestant, 0, { directory, databaseUrls, dataDirectory: path.join(directory,'embedded_20000','pgdata') } as never);
try {
  const all = await requestsOf(contestant, `${server.origin}${contestant.path}`, workload);
  const stat = () => { const s = readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return { user: +s[11]! * 10, sys: +s[12]! * 10, minflt: +s[7]! }; };
  const threads = () => readdirSync(`/proc/${server.pid}/task`).map((t) => { const s = readFileSync(`/proc/${server.pid}/task/${t}/stat`, 'utf8').split(') ')[1]!.split(' '); return [t, +s[11]! * 10, +s[12]! * 10] as const; });
  for (const q of query.split(',')) {
  const requests = all[q as 'q1']!;
  if (+warm) await load(directory, server.origin, requests, { connections: +conns, seconds: +warm, offset: 0 });
  if (process.env.HEAP) process.kill(server.pid,"SIGUSR2");
  if (process.env.PERF) { const { spawn } = await import('node:child_process'); spawn('perf', ['record','-e','cpu-clock','-F','2000','-g','-p',String(server.pid),'-o','/tmp/dev/perf.data','--','sleep',seconds], {stdio:'ignore'}); }
  const a = stat(), ta = threads();
  const r = await load(directory, server.origin, requests, { connections: +conns, seconds: +seconds, offset: 131 });
  if (process.env.HEAP) { process.kill(server.pid,"SIGUSR2"); await new Promise(r=>setTimeout(r,3000)); console.log("requests", r.requests); }
  const b = stat(), tb = threads();
  console.log(q, r.perSecond.toFixed(0) + '/s', 'p50', r.p50.toFixed(1), 'p99', r.p99.toFixed(1), 'user', ((b.user - a.user) / r.requests).toFixed(3), 'sys', ((b.sys - a.sys) / r.requests).toFixed(3), 'faults/req', ((b.minflt - a.minflt) / r.requests).toFixed(1), 'rss', (+/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]! / 1024).toFixed(0));
  console.log('  threads ms/req', tb.map(([t, u, s]) => { const was = ta.find(([x]) => x === t); return [(u - (was?.[1] ?? 0)) / r.requests, (s - (was?.[2] ?? 0)) / r.requests].map((x) => x.toFixed(3)).join('+'); }).filter((x) => x !== '0.000+0.000').join(' '));
  }
  if (process.env.PERF) await new Promise(r=>setTimeout(r,3000));
} finally { await server.stop(); }
