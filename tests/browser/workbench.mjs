// @ts-nocheck Half of it runs inside the page, whose globals the server's tsconfig leaves out on purpose.
/**
 * Opens the workbench in a real browser, as a first visitor would, and asks its questions.
 *
 *   node tests/browser/workbench.mjs <base-url> [screenshot-dir]
 *
 * CHROMIUM names the browser; without it /usr/bin/chromium or the first one on PATH. Prints a line for each thing that
 * holds; ends with 1 and the reason at the first that does not.
 */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const [baseUrl, screenshotDir] = process.argv.slice(2);
if (!baseUrl) {
  console.error('Usage: node tests/browser/workbench.mjs <base-url> [screenshot-dir]');
  process.exit(2);
}
const base = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };
const OPENING_TABS = 7;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What the page did that it must not do, in words; filled by `watch`. */
const offences = [];

let browser;
try {
  browser = await chromium.launch({ executablePath: findChromium(), headless: true, args: FLAGS });
  if (screenshotDir) mkdirSync(screenshotDir, { recursive: true });
  await firstVisit();
  await returningVisit();
  await narrowPage();
  await darkPage();
  await unreachableServer();
} catch (error) {
  console.error(`not ok  ${error.message}`);
  for (const offence of [...new Set(offences)].slice(0, 10)) console.error(`        ${offence}`);
  process.exitCode = 1;
} finally {
  await browser?.close();
}

async function firstVisit() {
  const page = await open({ viewport: WIDE });
  check((await page.title()) === 'Communique', 'the page is called Communique');
  const tabs = page.locator('.graphiql-tab-button');
  check((await tabs.count()) === OPENING_TABS, `${OPENING_TABS} requests are open as tabs`);
  await editorContains(page, 'un-cooperation');
  check(true, 'the first one is about un-cooperation');
  await page.getByText('The answer appears here.').waitFor();
  await shoot(page, 'workbench-opening-1280');

  for (let index = 0; index < OPENING_TABS; index += 1) {
    const tab = tabs.nth(index);
    const name = await tab.textContent();
    await tab.click();
    await editorContains(page, `query ${name}`);
    checkAnswer(name, await execute(page));
    if (index === 0) {
      await page.locator('.result-window').getByText('"statements"').first().waitFor();
      check(true, 'the answer stands beside it and contains "statements"');
      await shoot(page, 'workbench-1280');
    }
  }
  await noOffences('no address outside the server, no console error, no CSP violation');
  await page.context().close();
}

/** A visitor who has changed a request finds it changed, and not the opening requests over again. */
async function returningVisit() {
  const page = await open({ viewport: WIDE });
  await page.locator('.graphiql-tab-button').nth(2).click();
  await editorContains(page, 'query WhoHeldTheOffice');
  await page.locator('.graphiql-query-editor .view-lines').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('# my own note');
  await page.waitForFunction(() =>
    Object.entries(localStorage).some(([key, value]) => key.endsWith('tabState') && value.includes('# my own note')),
  );
  await page.reload();
  await editorContains(page, '# my own note');
  const tabs = await page.locator('.graphiql-tab-button').count();
  check(tabs === OPENING_TABS, "a returning visitor's own tabs come back as they were left", `${tabs} tabs`);
  await page.locator('.graphiql-editor-tool .view-lines').getByText('2019-02-01').waitFor();
  check(true, 'and the variables with them');
  await noOffences('nor any of these on a second visit');
  await page.context().close();
}

async function narrowPage() {
  const page = await open({ viewport: NARROW, hasTouch: true });
  await editorContains(page, 'All statements');
  await execute(page);
  await page.locator('.result-window').getByText('"statements"').first().waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  check(overflow <= 0, `nothing sticks out of a page ${NARROW.width} pixels wide`);
  const [request, answer] = await Promise.all(
    ['.graphiql-query-editor', '.result-window'].map((selector) => page.locator(selector).boundingBox()),
  );
  check(
    request.width > 300 && answer.width > 300 && request.height > 150 && answer.height > 150,
    'request and answer are both large enough to read there',
  );
  await shoot(page, 'workbench-390');
  await noOffences('no offence on the narrow page');
  await page.context().close();
}

async function darkPage() {
  const page = await open({ viewport: WIDE, colorScheme: 'dark' });
  await editorContains(page, 'All statements');
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red, green, blue] = background.match(/\d+/g).map(Number);
  check(red + green + blue < 150, 'the page is dark where the system is');
  await execute(page);
  await page.locator('.result-window').getByText('"statements"').first().waitFor();
  await shoot(page, 'workbench-dark-1280');
  await page.context().close();
}

async function unreachableServer() {
  const page = await open({ viewport: WIDE, before: (page) => page.route('**/graphql', (route) => route.abort()) });
  await page.getByRole('status').getByText('The server does not answer.').waitFor();
  await shoot(page, 'workbench-unreachable-1280');
  check(true, 'a server that does not answer is named as such');
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('status').waitFor({ state: 'detached' });
  await page.getByText('The answer appears here.').waitFor();
  const leftOver = await page.locator('.result-window').textContent();
  check(!leftOver.includes('errors'), 'and one press is enough when it is back', leftOver);
  await page.context().close();
}

/** A page with nothing remembered, once its editor stands there. */
async function open({ before = watch, ...options }) {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await before(page);
  await page.goto(base.href);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  return page;
}

async function watch(page) {
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    const isInside = url.origin === base.origin || ['data:', 'blob:'].includes(url.protocol);
    if (!isInside) offences.push(`asked ${url.href}`);
  });
  page.context().on('response', (response) => {
    if (response.status() >= 400) offences.push(`${response.status()} for ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') offences.push(`console error: ${message.text()}`);
  });
  page.on('pageerror', (error) => offences.push(`uncaught: ${error.message}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} refuses ${event.blockedURI || 'inline code'}`);
    });
  });
}

/** Presses the play button and gives the server's answer. */
async function execute(page) {
  const [response] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname.endsWith('/graphql')),
    page.getByRole('button', { name: /^Execute query/ }).click(),
  ]);
  return response.json();
}

function checkAnswer(name, { data, errors }) {
  check(!errors, `${name} is answered without errors`, JSON.stringify(errors));
  const missing = Object.keys(data).filter((field) => data[field] === null);
  check(missing.length === 0, `${name} finds what it asks for`, `null: ${missing.join(', ')}`);
}

async function editorContains(page, text) {
  await page
    .waitForFunction((text) => {
      const lines = document.querySelector('.graphiql-query-editor .view-lines');
      // Monaco prints every space as a non-breaking one.
      return lines?.textContent.replaceAll('\u00a0', ' ').includes(text);
    }, text)
    .catch(() => {
      throw new Error(`the editor shows "${text}"`);
    });
}

/** Gives the browser a moment to report what it refused, then wants nothing reported. */
async function noOffences(sentence) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  check(offences.length === 0, sentence);
}

async function shoot(page, name) {
  if (!screenshotDir) return;
  // Tooltip and caret are no part of the picture.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(screenshotDir, `${name}.png`), caret: 'hide' });
}

function check(holds, sentence, detail = '') {
  if (!holds) throw new Error(detail ? `${sentence}: ${detail}` : sentence);
  console.log(`ok  ${sentence}`);
}

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = candidates.find(isExecutable);
  if (!found) throw new Error('No Chromium on PATH; set CHROMIUM to its path, or install it: apt-get install chromium');
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
