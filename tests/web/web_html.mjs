/* web_html.mjs -- the pages of all papers: axe-core finds nothing, also on a phone.
 *
 * usage: node web_html.mjs PROGRAM */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
    audit, Checks, filesBelow, open, program, ROOT, run, WIDTHS, withBrowser, workplace,
} from './harness.mjs';

const underlag = program();
const cases = join(ROOT, 'tests/cases');
const sources = [ROOT, ...readdirSync(cases).map(name => join(cases, name))]
    .filter(folder => existsSync(join(folder, 'input')));

const isPage = path => path.endsWith('.html') && basename(path) !== 'index.html';

const checks = new Checks();
await withBrowser(async browser => {
    for (const source of sources)
        await workplace(join(source, 'input'), async folder => {
            run(underlag, ['build', '--format', 'html', '-o', 'out', 'input'], folder);
            const pages = filesBelow(join(folder, 'out')).filter(isPage);
            checks.that(pages.length, `${source}: no page was made`);
            for (const path of pages)
                for (const [name, width] of Object.entries(WIDTHS)) {
                    const page = await open(browser, path, { width });
                    checks.none(await audit(page), `${path}, ${name}`);
                    await page.context().close();
                }
        });
});
checks.done();
