/* harness.mjs -- pages in Debian's Chromium: opened, audited with axe-core.
 *
 * Exit status 77 (skipped) where the browser or its driver is not installed:
 * `make -f Makefile.pdf deps-test` does that. */
import { spawnSync } from 'node:child_process';
import {
    accessSync, cpSync, constants, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const SKIPPED = 77;
const SLOWER = process.env.UL_SANITIZED ? 5 : 1;

/* WCAG 2.2 AA, and what axe-core calls good practice. */
const RULES = [
    'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice',
];

/* 320 px is what WCAG 1.4.10 asks for: 1280 px at 400 per cent. */
export const WIDTHS = { wide: 1280, phone: 320 };
export const SCHEMES = ['light', 'dark'];

function skip(why) {
    console.log(`skipped: ${why} (make -f Makefile.pdf deps-test)`);
    process.exit(SKIPPED);
}

function isRunnable(path) {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

function findBrowser() {
    const folders = (process.env.PATH ?? '').split(delimiter);
    return folders.map(folder => join(folder, 'chromium')).find(isRunnable);
}

async function findDriver() {
    try {
        return (await import('playwright-core')).chromium;
    } catch {
        return skip('tests/web/node_modules is not there');
    }
}

/* Start the browser; `use(browser)` has it, and it is closed whatever happens. */
export async function withBrowser(use) {
    const executablePath = findBrowser() ?? skip('there is no chromium');
    const driver = await findDriver();
    const browser = await driver.launch({ executablePath });
    try {
        return await use(browser);
    } finally {
        await browser.close();
    }
}

/* Open a file in a page of its own. `page.faults` gathers what no page of ours may
 * do: errors of scripts, words on the console, anything asked for but itself. */
export async function open(browser, path, options = {}) {
    const { width = WIDTHS.wide, height = 900, scheme = 'light', script = true } = options;
    const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        javaScriptEnabled: script,
    });
    const page = await context.newPage();
    const url = pathToFileURL(resolve(path)).href;
    page.faults = [];
    page.on('pageerror', error => page.faults.push(`error: ${error.message}`));
    page.on('console', said => page.faults.push(`console: ${said.text()}`));
    page.on('request', asked => {
        if (asked.url().split('#')[0] !== url && !asked.url().startsWith('data:'))
            page.faults.push(`asks for ${asked.url()}`);
    });
    await page.goto(url);
    return page;
}

const axe = () => readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/* What is wrong with the page as it stands, one line each. */
export async function audit(page) {
    await page.evaluate(axe());
    const found = await page.evaluate(
        rules => globalThis.axe.run(document, {
            runOnly: { type: 'tag', values: rules },
            resultTypes: ['violations'],
        }), RULES);
    const faults = found.violations.flatMap(rule => rule.nodes.map(
        node => `${rule.id}: ${rule.help}: ${node.target.join(' ')}\n    ${node.html}`));
    const [is, has] = await page.evaluate(
        () => [document.documentElement.scrollWidth, innerWidth]);
    if (is > has)
        faults.push(`reflow: ${is} px wide in a window of ${has} px (WCAG 1.4.10)`);
    return [...page.faults, ...faults];
}

/* The page in light and dark, wide and narrow; `prepare(page)` may open what is
 * closed. Returns the faults, each with where it was seen. */
export async function auditEverywhere(browser, path, prepare = async () => {}) {
    const faults = [];
    for (const scheme of SCHEMES)
        for (const [name, width] of Object.entries(WIDTHS)) {
            const page = await open(browser, path, { width, scheme });
            await prepare(page);
            for (const fault of await audit(page))
                faults.push(`${scheme}, ${name}: ${fault}`);
            await page.context().close();
        }
    return faults;
}

/* ---- The program, as tests/program.py runs it ---- */

/* A new folder with the project's templates and a copy of `source` as `input`;
 * removed once `use(folder)` is done. */
export async function workplace(source, use) {
    const folder = mkdtempSync(join(tmpdir(), 'underlag-web-'));
    try {
        symlinkSync(join(ROOT, 'templates'), join(folder, 'templates'));
        if (source)
            cpSync(source, join(folder, 'input'), { recursive: true });
        return await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

export function run(program, args, cwd, env = {}) {
    const ran = spawnSync(program, args, {
        cwd, encoding: 'utf8', timeout: 60000 * SLOWER, maxBuffer: 1 << 28,
        env: { ...process.env, LANG: 'C.UTF-8', ...env },
    });
    return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

export function program() {
    if (process.argv.length !== 3) {
        console.error(`usage: ${process.argv[1]} PROGRAM`);
        process.exit(2);
    }
    return resolve(process.argv[2]);
}

/* Every file below a folder, sorted. */
export function filesBelow(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath ?? entry.path, entry.name))
        .sort();
}

/* Counts what holds and tells what does not. */
export class Checks {
    passed = 0;
    failed = 0;

    that(holds, what) {
        if (holds) {
            this.passed += 1;
        } else {
            this.failed += 1;
            console.log(`FAILED: ${what}`);
        }
        return Boolean(holds);
    }

    equal(got, wanted, what) {
        const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
        return this.that(a === b, `${what}: ${a}, not ${b}`);
    }

    none(faults, what) {
        return this.that(!faults.length, [what, ...faults].join('\n  '));
    }

    done() {
        console.log(`${this.passed} passed, ${this.failed} failed`);
        process.exitCode = this.failed ? 1 : 0;
    }
}
