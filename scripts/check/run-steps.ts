/** One thing that must be true of the repository; what is not, in sentences. */
export interface Step {
  readonly name: string;
  readonly findings: () => Promise<readonly string[]>;
}

interface Outcome {
  readonly name: string;
  readonly findings: readonly string[];
}

/** Runs every step, a few at a time: a line for each as it ends, all findings last. Gives the number that failed. */
export async function runSteps(
  steps: readonly Step[],
  atATime: number,
  print: (line: string) => void,
): Promise<number> {
  const waiting = [...steps];
  const failed: Outcome[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const begun = performance.now();
      const outcome = await attempt(step);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      print(`${outcome.findings.length === 0 ? 'ok    ' : 'not ok'}  ${step.name} (${seconds} s)`);
      if (outcome.findings.length > 0) failed.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  for (const { name, findings } of failed) {
    print(`\n${name}:`);
    for (const finding of findings) print(`  ${finding}`);
  }
  return failed.length;
}

/** A step that cannot be run has not shown that it holds. */
async function attempt({ name, findings }: Step): Promise<Outcome> {
  try {
    return { name, findings: await findings() };
  } catch (error) {
    return { name, findings: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}
