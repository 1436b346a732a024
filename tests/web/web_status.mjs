/* web_status.mjs -- the status page as people use it: with and without script, by
 * keyboard, in any light, whatever files are called.
 *
 * usage: node web_status.mjs PROGRAM */
import {
    cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
    audit, auditEverywhere, Checks, open, program, ROOT, run, withBrowser, workplace,
} from './harness.mjs';

const GOOD = join(ROOT, 'tests/cases/minimal/input/skolnamnden-2027');
const WARNED = join(ROOT, 'tests/bad/avvikelse-utan-atgard/input');
const WRONG = join(ROOT, 'tests/bad/nyckel-okand-plan/input');

/* Names that would break a page made without care. */
const HOSTILE = [
    '"><script>alert(1)<%2Fscript>',
    "x' onmouseover='alert(1)",
    'å ä ö %20 #1 ?x=1&y=2;',
    'fdp.\u202eplan',
    'a&amp;b<b>c',
    'djup/mapp: två',
    'javascript:alert(1)',
];

function fill(folder) {
    const input = join(folder, 'input');
    cpSync(GOOD, join(input, 'skolnamnden-2027'), { recursive: true });
    cpSync(GOOD, join(input, 'barnnamnden-10'), { recursive: true });
    cpSync(GOOD, join(input, 'barnnamnden-9'), { recursive: true });
    cpSync(WARNED, join(input, 'miljonamnden-2025'), { recursive: true });
    cpSync(GOOD, join(input, 'var-bra-forut'), { recursive: true });
    for (const name of HOSTILE) {
        mkdirSync(join(input, name), { recursive: true });
        cpSync(GOOD, join(input, name), { recursive: true });
    }
}

/* One case is stopped from the beginning, one has papers from before. */
function spoil(folder) {
    const input = join(folder, 'input');
    cpSync(WRONG, join(input, 'aldrig-bra'), { recursive: true });
    const lone = (name, text) => {
        mkdirSync(join(input, name));
        writeFileSync(join(input, name, 'resultat.yaml'), `dokument: resultat\n${text}`);
    };
    lone('utan-namn', 'period: delår 1\når: 2024\nresultat: [{kontroll: 1, status: fel}]\n');
    lone('raddning-24', 'nämnd: Räddningsnämnden\nperiod: delår 1\når: 2024\n'
        + 'resultat: [{kontroll: 1, status: mindre avikelse}]\n');
    const plan = join(input, 'var-bra-forut/plan.yaml');
    const wrong = Array.from({ length: 12 }, (_, i) =>
        `okänd${String.fromCharCode(97 + i)}: "<img src=x onerror=alert(${i})>"`);
    writeFileSync(plan, `${readFileSync(plan, 'utf8')}\n${wrong.join('\n')}\n`);
}

const shown = page => page.locator('.cases > li:visible');
/* The folder's: what a case is called by people stands above it. */
const names = page => shown(page).locator('.name > :last-child').allTextContents();
const openAll = page => page.evaluate(() => {
    for (const one of document.querySelectorAll('details'))
        one.open = true;
});

async function checkLinks(checks, browser, path) {
    const page = await open(browser, path);
    const links = await page.locator('a').evaluateAll(
        all => all.map(a => [a.getAttribute('href'), a.href]));
    checks.that(links.length > 20, `${links.length} links are few`);
    for (const [href, whole] of links) {
        if (href.startsWith('#')) {
            checks.equal(await page.locator(`[id="${href.slice(1)}"]`).count(), 1, href);
            continue;
        }
        checks.that(whole.startsWith('file:'), `${href} leads to ${whole}`);
        const file = fileURLToPath(whole);
        if (!checks.that(existsSync(file), `${href}: there is no ${file}`))
            continue;
        const start = readFileSync(file).subarray(0, 4).toString('latin1');
        const wanted = { pdf: '%PDF', xlsx: 'PK\x03\x04' }[href.split('.').pop()];
        checks.equal(start, wanted, href);
    }
    await page.context().close();
}

/* What is told of each case, and of all of them. */
async function checkContents(checks, browser, path) {
    const page = await open(browser, path);
    const text = name => page.locator('.cases > li', { hasText: name }).innerText();
    const before = await text('var-bra-forut');
    checks.that(/Stoppat, 12 fel/.test(before), `twelve errors: ${before}`);
    checks.that(/Förra versionen ligger kvar/.test(before), `the earlier: ${before}`);
    checks.that(/plan\.yaml, rad \d+:/.test(before), `file and line: ${before}`);
    checks.that(/\(\d\u00a0sid(a|or), \d+\u00a0kB\)/.test(before), `pages and size: ${before}`);
    const called = name => page.locator('.cases > li', { hasText: name })
        .locator('h3').innerText();
    checks.equal(await called('barnnamnden-9'), 'Skolnämnden 2027', 'board and year');
    checks.equal(await called('utan-namn'), 'utan-namn', 'nobody says what it is');
    checks.that(/^Räddningsnämnden 2024\s+delår 1\s+raddning-24\s/.test(
        await text('raddning-24')), `its period: ${await text('raddning-24')}`);
    checks.that(/Stoppat, 1 fel/.test(await text('aldrig-bra')), 'one error');
    checks.that(/Inga handlingar än/.test(await text('aldrig-bra')), 'no papers yet');
    checks.that(/Klart, \d+ anmärkning/.test(await text('miljonamnden')), 'a warning');
    checks.equal(await page.locator('mark').first().innerText(), 'antaget', 'the mark');
    checks.equal(await page.locator('.counts b').allTextContents(),
        [15, 10, 1, 4].map(String), 'counts');
    const stands = await page.locator('.cases > li').evaluateAll(
        all => all.map(item => item.className));
    checks.equal(stands.slice(0, 5), ['stop', 'stop', 'stop', 'stop', 'warn'],
        'the worst first');
    await page.context().close();
}

async function checkHostile(checks, browser, path) {
    const page = await open(browser, path);
    const told = await page.locator('.name > :last-child bdi').allTextContents();
    for (const name of HOSTILE) {
        const wanted = name.replace('\u202e', '\\u202e');
        checks.that(told.includes(wanted), `${wanted} is not among ${told.join(' | ')}`);
    }
    checks.equal(await page.locator('script').count(), 1, 'scripts');
    checks.equal(await page.locator('img').count(), 0, 'pictures');
    const html = await page.content();
    checks.that(!html.includes('\u202e'), 'a mark of direction is let through');
    /* Even if something slipped through, the page runs no script but its own. */
    const ran = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'globalThis.slipped = true';
        document.body.append(script);
        return Boolean(globalThis.slipped);
    });
    checks.that(!ran, 'the policy lets any script run');
    await page.context().close();
}

async function checkFilter(checks, page, what) {
    for (const [kind, n] of [['good', 10], ['warn', 1], ['stop', 4], ['all', 15]]) {
        await page.locator(`#show-${kind}`).check();
        checks.equal(await shown(page).count(), n, `${what}: ${kind}`);
    }
}

async function checkScript(checks, browser, path) {
    const page = await open(browser, path);
    const told = page.locator('.tools [role=status]');
    await checkFilter(checks, page, 'with script');
    await page.getByLabel('Sök').fill('BARN');
    await page.waitForFunction(() => document.querySelectorAll('.cases > [hidden]').length);
    checks.equal((await names(page)).sort(), ['barnnamnden-10', 'barnnamnden-9'], 'search');
    checks.equal(await told.innerText(), 'Visar 2 av 15', 'what is told of a search');
    await page.locator('#show-stop').check();
    checks.equal(await told.innerText(), 'Visar 0 av 15', 'search and kind together');
    await page.getByLabel('Sök').fill('');
    await page.locator('#show-all').check();
    await page.waitForFunction(() => !document.querySelector('.cases > [hidden]'));
    await page.getByLabel('Ordna efter').selectOption({ label: 'namn' });
    const sorted = await names(page);
    checks.that(sorted.indexOf('barnnamnden-9') < sorted.indexOf('barnnamnden-10'),
        `9 before 10: ${sorted}`);
    checks.that(sorted.indexOf('aldrig-bra') < sorted.indexOf('barnnamnden-9'),
        `by name: ${sorted}`);
    await page.getByLabel('Ordna efter').selectOption({ label: 'läge' });
    checks.equal((await names(page)).slice(0, 5), ['aldrig-bra', 'raddning-24',
        'utan-namn', 'var-bra-forut', 'miljonamnden-2025'], 'by state');
    checks.none(page.faults, 'faults of the script');
    await page.context().close();
}

async function checkWithoutScript(checks, browser, path) {
    const page = await open(browser, path, { script: false });
    checks.that(!await page.locator('.tools').isVisible(), 'tools that do nothing');
    await checkFilter(checks, page, 'without script');
    await page.getByText('Visa 9 till').click();
    checks.equal(await page.locator('.told > li:visible', { hasText: 'okänd' }).count(),
        12, 'what was folded');
    const link = page.locator('a[href="#U201"]').first();
    await link.click();
    checks.that(await page.locator('#U201').isVisible(), 'the explanation');
    checks.none(page.faults, 'faults without script');
    await page.context().close();
}

/* Everything that can be used is reached by Tab, and can be seen to be. */
async function checkKeyboard(checks, browser, path) {
    const page = await open(browser, path);
    const wanted = await page.evaluate(() =>
        /* of a group of radio buttons, one */
        document.querySelectorAll('a, summary, select, input:not([type=radio])').length
            + 1 - document.querySelectorAll('details:not([open]) a').length);
    let reached = 0;
    for (; reached < wanted + 5; reached += 1) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
            const at = document.activeElement;
            const ring = at.type === 'radio' ? at.closest('label') : at;
            return at === document.body ? null
                : getComputedStyle(ring).outlineStyle !== 'none';
        });
        if (seen === null)
            break;
        checks.that(seen, `the ${reached + 1}th place has no ring`);
    }
    checks.equal(reached, wanted, 'places that Tab reaches');
    await page.locator('#show-all').focus();
    await page.keyboard.press('ArrowRight');
    checks.equal(await shown(page).count(), 10, 'an arrow chooses the next kind');
    await page.context().close();
}

async function checkPaper(checks, browser, path) {
    const page = await open(browser, path);
    await page.emulateMedia({ media: 'print' });
    checks.that(!await page.locator('.tools').isVisible(), 'search on paper');
    const last = page.locator('.told > li', { hasText: 'okändl' });
    const box = await last.boundingBox();
    checks.that(box && box.height > 10, 'folded messages are not on paper');
    await page.context().close();
}

/* Times as the machine's clock on the wall tells them. */
async function checkTimes(checks, underlag, folder, browser) {
    const zones = [
        [{ TZ: 'Europe/Stockholm', SOURCE_DATE_EPOCH: '1716205320' },
            '2024-05-20T11:42+0000', '2024-05-20 11:42'],
        [{ TZ: 'Asia/Kolkata' }, /^20\d\d-\d\d-\d\dT\d\d:\d\d\+0530$/, null],
    ];
    for (const [env, machine, people] of zones) {
        run(underlag, ['build'], folder, env);
        const page = await open(browser, join(folder, 'output/index.html'));
        const time = page.locator('header time');
        const stamp = await time.getAttribute('datetime');
        checks.that(machine instanceof RegExp ? machine.test(stamp) : stamp === machine,
            `${JSON.stringify(env)}: ${stamp}`);
        checks.equal(await time.innerText(), people ?? stamp.slice(0, 16).replace('T', ' '),
            'the time shown');
        await page.context().close();
    }
}

async function checkEnglish(checks, underlag, folder, browser) {
    run(underlag, ['build', '--lang', 'en'], folder);
    const path = join(folder, 'output/index.html');
    const page = await open(browser, path);
    checks.equal(await page.locator('html').getAttribute('lang'), 'en', 'the language');
    checks.that(/Stopped, 12 errors/.test(await page.locator('main').innerText()),
        'English is not spoken');
    checks.none(await audit(page), 'the page in English');
    await page.context().close();
}

const underlag = program();
const checks = new Checks();
await workplace(null, folder => withBrowser(async browser => {
    fill(folder);
    checks.equal(run(underlag, ['build'], folder).status, 0, 'the first build');
    spoil(folder);
    checks.equal(run(underlag, ['build'], folder).status, 1, 'the second build');
    const path = join(folder, 'output/index.html');
    checks.none(await auditEverywhere(browser, path, openAll), basename(path));
    await checkContents(checks, browser, path);
    await checkLinks(checks, browser, path);
    await checkHostile(checks, browser, path);
    await checkScript(checks, browser, path);
    await checkWithoutScript(checks, browser, path);
    await checkKeyboard(checks, browser, path);
    await checkPaper(checks, browser, path);

    /* The page stands by itself: the folder may be moved. */
    renameSync(join(folder, 'output'), join(folder, 'flyttad'));
    await checkLinks(checks, browser, join(folder, 'flyttad/index.html'));
    renameSync(join(folder, 'flyttad'), join(folder, 'output'));
    await checkTimes(checks, underlag, folder, browser);
    await checkEnglish(checks, underlag, folder, browser);
}));
checks.done();
