/* shot.mjs -- pictures of a page, to look at: light, dark, phone, paper.
 *
 * usage: node tests/web/shot.mjs FILE.html FOLDER */
import { join } from 'node:path';
import { open, withBrowser } from './harness.mjs';

const [file, folder] = process.argv.slice(2);
if (!folder) {
    console.error('usage: node tests/web/shot.mjs FILE.html FOLDER');
    process.exit(2);
}
const shots = [
    ['light', {}],
    ['dark', { scheme: 'dark' }],
    ['phone', { width: 390, height: 844 }],
];
await withBrowser(async browser => {
    for (const [name, options] of shots) {
        const page = await open(browser, file, options);
        /* What is not in view is not painted: bring all of it there. */
        const full = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ ...page.viewportSize(), height: full });
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
        await page.context().close();
    }
    const page = await open(browser, file);
    await page.pdf({ path: join(folder, 'paper.pdf'), format: 'A4' });
});
