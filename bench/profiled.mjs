// Loaded into a server before anything else: the first SIGUSR2 begins a profile of its processor time, the second ends it and writes
// it to $PROFILE.
import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

const session = new Session();
session.connect();
let runs = false;
process.on('SIGUSR2', () => {
  void (runs ? end() : begin());
  runs = !runs;
});

async function begin() {
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}

async function end() {
  const { profile } = await session.post('Profiler.stop');
  const file = String(process.env.PROFILE);
  // Whoever waits for it finds it whole.
  writeFileSync(`${file}.part`, JSON.stringify(profile));
  renameSync(`${file}.part`, file);
}
