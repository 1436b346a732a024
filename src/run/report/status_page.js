/* status_page.js -- search and order on the status page, which does without. */
'use strict';
{
    const list = document.querySelector('.cases');
    const tools = document.querySelector('.tools');
    const [search, order] = tools.querySelectorAll('input, select');
    const told = tools.querySelector('[role=status]');
    const radios = [...document.querySelectorAll('.counts input')];
    const cases = [...list.children].map((item, given) => ({
        item,
        given,
        name: item.querySelector('h3').textContent,
        words: item.textContent.toLocaleLowerCase(),
    }));
    const rank = ['stop', 'warn', 'good'];
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const orders = {
        time: (a, b) => a.given - b.given,
        name: (a, b) => collator.compare(a.name, b.name) || a.given - b.given,
        state: (a, b) => rank.indexOf(a.item.className) - rank.indexOf(b.item.className)
            || a.given - b.given,
    };

    /* Which kind is shown is settled by the style sheet; here it is only counted. */
    const narrow = () => {
        const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
        const kind = radios.find(radio => radio.checked)?.value;
        let shown = 0;
        for (const one of cases) {
            const fits = words.every(word => one.words.includes(word));
            if (one.item.hidden === fits)
                one.item.hidden = !fits;
            shown += fits && (kind === 'all' || one.item.classList.contains(kind));
        }
        told.textContent = told.dataset.text
            .replace('{1}', shown).replace('{2}', cases.length);
    };

    /* Out of the page while they move: each move in it costs, and they are many. */
    let arranged = 'time';
    const arrange = () => {
        if (order.value === arranged)
            return;
        arranged = order.value;
        cases.sort(orders[arranged]);
        const place = document.createComment('');
        list.replaceWith(place);
        list.append(...cases.map(one => one.item));
        place.replaceWith(list);
    };

    let waiting;
    search.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(narrow, 120);
    });
    order.addEventListener('change', arrange);
    radios.forEach(radio => radio.addEventListener('change', narrow));

    /* A page that was left and come back to has its choices still. */
    addEventListener('pageshow', () => {
        arrange();
        narrow();
    });
    tools.hidden = false;
}
