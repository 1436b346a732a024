/* web_harness.mjs -- the audit lets a good page pass, and bites a bad one.
 *
 * usage: node web_harness.mjs PROGRAM */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
    audit, auditEverywhere, Checks, open, WIDTHS, withBrowser, workplace,
} from './harness.mjs';

const page = (head, body) => `<!doctype html><html lang="sv"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Prov</title>${head}
<main><h1>Prov</h1>${body}</main></html>`;

const good = page('', '<p>En sida.</p>');

/* A page, how it is opened, and what must be said of it. */
const bad = [
    [page('', '<img src="data:,">'), {}, 'image-alt'],
    [page('', '<p style="color:#bbb;background:#fff">Blekt</p>'), {}, 'color-contrast'],
    [page('<style>@media (prefers-color-scheme: dark) {p {color:#222; background:#000}}</style>',
        '<p>Mörkt</p>'), { scheme: 'dark' }, 'color-contrast'],
    [page('', '<div style="width:900px;height:1px"></div>'), { width: WIDTHS.phone }, 'reflow'],
    [page('', '<script>throw new Error("brast")</script>'), {}, 'error: brast'],
    [page('<link rel="stylesheet" href="annan.css">', ''), {}, 'asks for'],
    [page('', '').replace(' lang="sv"', ''), {}, 'html-has-lang'],
];

const checks = new Checks();
await workplace(null, folder => withBrowser(async browser => {
    const path = join(folder, 'sida.html');
    writeFileSync(path, good);
    checks.none(await auditEverywhere(browser, path), 'a good page');
    for (const [text, options, word] of bad) {
        writeFileSync(path, text);
        const opened = await open(browser, path, options);
        const faults = await audit(opened);
        checks.that(faults.some(fault => fault.includes(word)),
            `${word} is not said, but ${JSON.stringify(faults)}`);
        await opened.context().close();
    }
}));
checks.done();
