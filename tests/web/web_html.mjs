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
const pale = join(ROOT, 'tests/html/blek-mall');

/* [folder with input, what else the program is told] */
const builds = [
    ...[ROOT, ...readdirSync(cases).map(name => join(cases, name)),
        join(ROOT, 'tests/html/fientlig-text')]
        .filter(folder => existsSync(join(folder, 'input')))
        .map(folder => [folder, []]),
    [join(cases, 'rapporter'), ['-t', pale]],
    [join(cases, 'minimal'), ['-t', pale]],
];

const isPage = path => path.endsWith('.html') && basename(path) !== 'index.html';

const checks = new Checks();
await withBrowser(async browser => {
    for (const [source, more] of builds)
        await workplace(join(source, 'input'), async folder => {
            run(underlag,
                ['build', '--format', 'pdf,html', '-o', 'out', ...more, 'input'], folder);
            const made = filesBelow(join(folder, 'out'));
            const pages = made.filter(isPage);
            const papers = made.filter(path => path.endsWith('.pdf'));
            checks.that(pages.length === papers.length,
                        `${source} ${more}: ${papers.length} papers, ${pages.length} pages`);
            for (const path of pages)
                for (const [name, width] of Object.entries(WIDTHS)) {
                    const page = await open(browser, path, { width });
                    checks.none(await audit(page), `${path}, ${more} ${name}`);
                    await page.context().close();
                }
        });
});
checks.done();
