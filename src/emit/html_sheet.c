/* html_sheet.c -- what is the same in the style sheet of every page.
 *
 * Variables (--head, --line …) are the template's colours: see html_style.c. */
#include "emit/html_parts.h"

/* Text runs to 43 rem, some 80 characters; tables may be wider. */
static const char page[] =
    "*{box-sizing:border-box}\n"
    "html{color-scheme:only light;-webkit-text-size-adjust:100%;"
    "text-size-adjust:100%}\n"
    "body{margin:0;background:#fff;overflow-wrap:break-word}\n"
    "header,main,footer{max-width:var(--page);margin:0 auto;padding:0 1.25rem}\n"
    ".part>*,.notes>*,.columns{max-width:43rem}\n"
    ".part>.scroll,.part>.keep,.part>figure,.wide>table{max-width:none}\n"
    ".part+.part{border-top:1px solid var(--line);margin-top:3rem;"
    "padding-top:1.5rem}\n"
    ".annex+*{margin-top:.5rem}\n"
    ".page{height:1.25rem}\n";

static const char furniture[] =
    "header{padding-top:2rem;padding-bottom:2rem}\n"
    "footer{padding-bottom:2.5rem}\n"
    "footer .columns{border-top:1px solid var(--line);padding-top:.75rem;"
    "margin-top:3rem}\n"
    ".columns{display:flex;flex-wrap:wrap;justify-content:space-between;"
    "gap:.5rem 2rem}\n"
    ".columns p,.annex p{margin:0}\n"
    ".logo{display:block;width:auto;height:auto;max-width:min(14rem,100%);"
    "max-height:4.5rem;margin:0 0 1rem}\n";

static const char text[] =
    "p{margin:0 0 var(--after)}\n"
    "a{color:var(--link);text-decoration-thickness:from-font;"
    "text-underline-offset:.15em}\n"
    "a:hover{text-decoration-thickness:.12em}\n"
    ":focus-visible{outline:.2rem solid var(--link);outline-offset:.15rem}\n"
    "h1,h2,h3,h4,h5,h6{break-after:avoid;text-wrap:balance}\n"
    "sup{font-size:.75em;line-height:0}\n"
    "sup a{padding:.5em .4em;margin:-.5em -.25em}\n"
    "ul,ol{margin:0 0 var(--after);padding-left:1.5em}\n"
    "li{margin:0 0 .25em}\n"
    ".labels{list-style:none;padding-left:0}\n"
    ".labels>li{display:grid;grid-template-columns:minmax(1.5rem,auto) 1fr;"
    "column-gap:.5em}\n"
    ".labels>li>div{min-width:0}\n"
    "blockquote{margin:0 0 var(--after);padding-left:1rem;"
    "border-left:.2rem solid var(--line)}\n"
    "li>p,li ul,li ol{margin-bottom:0}\n"
    "li ul,li ol{margin-top:.25em}\n"
    ".loose>:not(:last-child){margin-bottom:var(--after)}\n"
    "blockquote>:last-child,.labels div>:last-child"
    "{margin-bottom:0}\n"
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0 0 var(--after)}\n"
    "hr{border:0;border-top:1px solid var(--line);margin:1.5rem 0}\n"
    ".sign{width:.72em;height:.72em;margin-right:.4em}\n"
    ".signed{white-space:nowrap}\n"
    ".level{padding:.05em .45em;border-radius:.25em}\n"
    "td .level,time{white-space:nowrap}\n"
    ".signers{display:flex;flex-wrap:wrap;gap:1.5rem 3rem;margin:2.5rem 0 1.5rem}\n"
    ".signers p{margin:0}\n"
    ".notes{border-top:1px solid var(--line);margin-top:3rem;padding-top:1rem}\n"
    ".notes ul{margin:0}\n"
    ".notes li>a{justify-self:start;min-width:1.5rem;min-height:1.5rem}\n"
    ".notes li:target,sup a:target{background:var(--band)}\n";

static const char contents[] =
    ".contents{margin-bottom:2rem}\n"
    ".contents ul{list-style:none;padding:0;margin:0}\n"
    ".contents ul ul{padding-left:1.25rem}\n"
    ".contents li{margin:0}\n"
    ".contents>ul>li{margin-top:.5rem}\n"
    ".contents>ul>li>a{font-weight:700}\n"
    ".contents a{display:inline-block;padding:.2rem 0;text-decoration:none}\n"
    ".contents a:hover{text-decoration:underline}\n";

static const char tables[] =
    ".scroll{overflow-x:auto;margin:1rem 0 1.75rem}\n"
    "table{border-collapse:collapse;width:100%;margin:1rem 0 1.75rem}\n"
    ".broad{margin-right:calc(-1*var(--beyond))}\n"
    ".scroll>table{margin:0}\n"
    "caption{text-align:left}\n"
    "th,td{padding:.45rem .65rem;vertical-align:top;text-align:left;"
    "border-bottom:1px solid var(--line);hyphens:auto}\n"
    "thead th,thead td{vertical-align:bottom;background:var(--head);"
    "border:0;border-left:1px solid var(--divide)}\n"
    "thead tr>:first-child{border-left:0}\n"
    "thead *{color:inherit}\n"
    ".middle{text-align:center}\n"
    ".right{text-align:right}\n"
    ".middle ul{text-align:left}\n"
    "td p,th p{margin:0 0 .35em}\n"
    "td ul,td ol{margin:0;padding-left:1.1em}\n"
    "td>:last-child,th>:last-child{margin-bottom:0}\n"
    ".stay{position:sticky;left:.65rem;width:fit-content;"
    "max-width:min(100%,calc(100vw - 3.5rem))}\n"
    ".stay>:last-child{margin-bottom:0}\n"
    ".band>*{background:var(--band);border-bottom:0}\n"
    ".under>*{background:var(--under);border-bottom:1px solid var(--strong)}\n"
    ".above>*{border-bottom:0}\n";

static const char figures[] =
    "figure{margin:1.25rem 0 1.75rem}\n"
    "figure img,.drawing{display:block;max-width:100%;height:auto}\n"
    ".matrix{display:flex;flex-wrap:wrap;gap:1.25rem 2rem}\n"
    ".beside{flex:1 1 16rem;max-width:34rem}\n"
    ".drawing text{font-size:14px;text-anchor:middle;fill:currentcolor}\n"
    ".drawing .strong{font-weight:700}\n"
    ".drawing .start{text-anchor:start}\n"
    ".drawing g text{fill:inherit}\n"
    ".bars ul{list-style:none;padding:0;margin:0;max-width:34rem}\n"
    ".bars li{display:grid;grid-template-columns:1.2em minmax(7rem,12rem) 1fr;"
    "align-items:baseline;margin:0 0 .35rem}\n"
    ".bars li>span{grid-column:2}\n"
    ".bars li>span:last-child{grid-column:3;display:flex;gap:.5rem;"
    "align-items:center}\n";

/* 320 px and up: nothing is left out, nothing but wide tables scrolls sideways. */
static const char phone[] =
    "@media (max-width:30rem){\n"
    "header,main,footer{padding-left:1rem;padding-right:1rem}\n"
    "header{padding-top:1.25rem;padding-bottom:1.25rem}\n"
    "body{hyphens:auto}\n"
    "table:not(.scroll>table) :is(th,td){overflow-wrap:anywhere;"
    "padding-left:.4rem;padding-right:.4rem}\n"
    "}\n";

static const char paper[] =
    "@media print{\n"
    "@page{size:A4;margin:20mm 20mm 22mm;@bottom-right{font-size:9pt;"
    "content:counter(page) \" (\" counter(pages) \")\"}}\n"
    "@page wide{size:A4 landscape;margin:16mm}\n"
    "html{font-size:9.5pt}\n"
    ".stay{position:static;max-width:none}\n"
    "*{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "header,main,footer{max-width:none;padding:0}\n"
    "header{padding-bottom:1.5rem}\n"
    ".part>*,.notes>*,.columns{max-width:none}\n"
    ".wide{page:wide}\n"
    ".part+.part{border:0;margin:0;padding:0;break-before:page}\n"
    ".page{height:0;break-after:page}\n"
    ".scroll{overflow:visible;margin-right:0}\n"
    ".scroll>table{min-width:0!important}\n"
    "tr,.keep,figure,.signers{break-inside:avoid}\n"
    ".band{break-after:avoid}\n"
    ".above{break-after:avoid}\n"
    "p,li{orphans:2;widows:2}\n"
    ".contents a{color:inherit}\n"
    "}\n";

void ul_html_sheet(struct ul_buf *out)
{
    static const char *const all[] = {page,   furniture, text,  contents,
                                      tables, figures,   phone, paper};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        ul_buf_str(out, all[i]);
}
