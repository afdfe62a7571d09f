import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from './support/command.js';
import { ISLES } from './support/newsroom.js';

const PAGE = `On the next operation

14 March 2012

“The <lamps> are to be lit & kept,” said Odalys Brenac. “Nobody\u001b[31m knows,” he said.

According to Ambrose Vane, “it is none of our business at all”.`;

describe('explain', () => {
  let folder: string;
  let environment: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'communique explain '));
    await writeFile(path.join(folder, 'page.txt'), PAGE);
    await writeFile(path.join(folder, 'names.csv'), 'a,b\n1,2\n');
    environment = { DATA_DIR: path.join(folder, 'data'), CONTENT: ISLES };
    // Whatever imports first loads the newsroom.
    await runCommand(['import', path.join(folder, 'page.txt')], environment);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const explain = (file: string, ...options: string[]) =>
    runCommand(['explain', path.join(folder, file), ...options], environment);

  it('shows a text with what it names and says, the rule behind each, and what was refused and why', async () => {
    const { code, output } = await explain('page.txt');
    expect(output).toContain('“{The <lamps> are to be lit & kept,}” said [Odalys Brenac].');
    expect(output).toContain('“(it is none of our business at all)”');
    expect(output).toMatch(/OFFICIAL odalys-brenac \(FULL_NAME 0\.\d+\)/);
    expect(output).toMatch(/DIRECT_QUOTE of odalys-brenac \(QUOTE_OF_NAMED 0\.\d+\): The <lamps>/);
    expect(output).toMatch(/somebody whom the database does not know: it is none/);
    expect(output).not.toContain('\u001b');
    expect(code).toBe(0);
  });

  it('says the same as a page, with all of the text harmless', async () => {
    const { output } = await explain('page.txt', '--html');
    expect(output).toMatch(/^<!doctype html>/);
    expect(output).toContain('The &lt;lamps&gt; are to be lit &amp; kept,');
    expect(output).not.toContain('<lamps>');
    expect(output).not.toContain('<script');
  });

  it('says the same as JSON, with offsets into the text', async () => {
    const { output } = await explain('page.txt', '--json');
    const [{ text, statements, refusals, published }] = JSON.parse(output);
    expect(published).toBe('2012-03-14');
    for (const { start, end, words } of [...statements, ...refusals]) expect(text.slice(start, end)).toBe(words);
    expect(statements[0]).toMatchObject({ speaker: 'odalys-brenac', isShown: true });
  });

  it('names what would work where there is no article', async () => {
    const { code, errors } = await explain('names.csv');
    expect(code).toBe(1);
    expect(errors).toMatch(/There must be an article in .*names\.csv, but there is none\./);
  });
});
