/* audit.mjs -- WCAG 2.2 AA by axe-core: light and dark, wide and on a phone.
 *
 * usage: node tests/web/audit.mjs FILE.html… */
import { auditEverywhere, Checks, withBrowser } from './harness.mjs';

const files = process.argv.slice(2);
if (!files.length) {
    console.error('usage: node tests/web/audit.mjs FILE.html…');
    process.exit(2);
}
const checks = new Checks();
await withBrowser(async browser => {
    for (const file of files)
        checks.none(await auditEverywhere(browser, file), file);
});
checks.done();
