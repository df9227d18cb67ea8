/**
 * The one stylesheet of the citizens' pages. Colours are those of the staff app and the tablet (`web/ui/tokens.css`; a
 * test holds them together); contrast is WCAG 2.2 AA throughout. No page carries a style attribute. A typeface that comes late
 * is for the next page: nothing moves under a finger.
 */
export const PUBLIC_CSS = `
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 400; font-display: optional;
  src: url('/public/fonts/latin-400.woff2') format('woff2');
  unicode-range: U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215; }
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 400; font-display: optional;
  src: url('/public/fonts/vietnamese-400.woff2') format('woff2');
  unicode-range: U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB; }
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 600; font-display: optional;
  src: url('/public/fonts/latin-600.woff2') format('woff2');
  unicode-range: U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215; }
@font-face { font-family: 'Be Vietnam Pro'; font-weight: 600; font-display: optional;
  src: url('/public/fonts/vietnamese-600.woff2') format('woff2');
  unicode-range: U+0102-0103, U+0110-0111, U+0128-0129, U+0168-0169, U+01A0-01A1, U+01AF-01B0, U+0300-0301, U+0303-0304, U+0308-0309, U+0323, U+0329, U+1EA0-1EF9, U+20AB; }

:root {
  color-scheme: light;
  --ink: #16181d; --ink-2: #454b55; --ink-3: #5c6370; --line: #767d89; --grid: #d5d9e0;
  --bg: #ffffff; --surface: #f4f5f7;
  --brand: #a8121b; --brand-accent: #ffcd00;
  --action: #0b4f9e; --action-hover: #083b77; --error: #b3161b;
  --soon: #6b4300; --soon-bg: #fff1cc;
  --overdue: #8f1414; --overdue-bg: #fde6e6;
  --answered: #0b4478; --answered-bg: #e0edfa;
  --ontime: #0b5d33; --ontime-bg: #e4f3ea;
  --r1: #8a3a00; --r2: #d97a1e; --r3: #7a828c; --r4: #4a90c9; --r5: #0b4a82;
}

*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); background: var(--bg);
  font: 1.125rem/1.6 'Be Vietnam Pro', system-ui, 'Noto Sans', sans-serif;
  min-height: 100vh; display: flex; flex-direction: column;
}
.wide { width: 100%; max-width: 60rem; margin-inline: auto; padding-inline: 1rem; }
h1, h2, h3 { line-height: 1.35; font-weight: 600; text-wrap: balance; }
h1 { font-size: 1.75rem; margin: 0 0 .75rem; }
h2 { font-size: 1.375rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1.125rem; margin: 1.5rem 0 .5rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
p, li, dd { max-width: 44rem; overflow-wrap: anywhere; }
ul, ol { padding-left: 1.4rem; }
li { margin-bottom: .35rem; }
.lead { font-size: 1.1875rem; color: var(--ink-2); }
.small, .hint { font-size: 1rem; color: var(--ink-2); }

a { color: var(--action); text-underline-offset: .18em; }
a:hover { color: var(--action-hover); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--action); outline-offset: 3px; border-radius: 4px; }
main:focus { outline: none; }

.skip { position: absolute; left: 1rem; top: -6rem; z-index: 1; padding: .75rem 1rem; background: var(--bg); border-radius: 0 0 8px 8px; }
.skip:focus { top: 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.brand { background: var(--brand); border-bottom: 4px solid var(--brand-accent); }
.brand-row { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding-block: .75rem; }
.brand :is(a, button) { color: #fff; text-decoration: none; display: inline-flex; align-items: center; min-height: 44px; }
.brand :is(a, button):hover { background: none; color: #fff; text-decoration: underline; }
.brand :is(a, button):focus-visible { outline-color: #fff; }
.office { font-weight: 600; line-height: 1.35; gap: .75rem; }
.logo { flex: none; max-width: 5rem; max-height: 2.75rem; }
.language { flex: none; white-space: nowrap; min-height: 44px; padding: 0 .75rem; font-weight: 400; background: none;  border: 1px solid #fff; border-radius: 8px; font-size: 1rem; }

.sections { border-bottom: 1px solid var(--grid); background: var(--surface); }
.sections ul { display: flex; flex-wrap: wrap; gap: 0 1.75rem; list-style: none; margin-block: 0; }
.sections li { margin: 0; }
.sections a { display: inline-flex; align-items: center; min-height: 48px; color: var(--ink); text-decoration: none; border-bottom: 3px solid transparent; border-top: 3px solid transparent; font-size: 1.0625rem; }
.sections a:hover { border-bottom-color: var(--line); }
.sections a[aria-current] { color: var(--action); font-weight: 600; border-bottom-color: var(--action); }

main { flex: 1; padding-block: 2rem 3rem; }
footer { border-top: 1px solid var(--grid); background: var(--surface); font-size: 1rem; color: var(--ink-2); }
footer .wide { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem; padding-block: 1rem; }
footer p { margin: 0; }
footer a { display: inline-flex; align-items: center; min-height: 44px; }
footer p:first-child { display: flex; align-items: center; }

.panel { background: var(--surface); border: 1px solid var(--grid); border-radius: 8px; padding: 1.25rem; margin-bottom: 1.5rem; }
.panel h2 { margin-top: 0; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
.hint { margin-bottom: .5rem; }
.error { color: var(--error); font-weight: 600; margin-bottom: .5rem; padding-left: .75rem; border-left: 4px solid var(--error); }
input:not([type='hidden']):not([type='radio']):not([type='checkbox']), select, textarea {
  font: inherit; color: inherit; background: var(--bg); width: 100%; min-height: 48px; padding: .5rem .75rem;
  border: 1px solid var(--line); border-radius: 8px;
}
input[aria-invalid], select[aria-invalid], textarea[aria-invalid] { border: 2px solid var(--error); }
button, .button {
  font: inherit; font-weight: 600; line-height: 1.7; min-height: 48px; padding: .45rem 1.4rem; border: 0; border-radius: 8px;
  background: var(--action); color: #fff; text-decoration: none; display: inline-flex; align-items: center; justify-content: center; cursor: pointer;
}
button:hover, .button:hover { background: var(--action-hover); color: #fff; text-decoration: underline; }
.field-row { display: flex; flex-wrap: wrap; gap: .75rem; }
.field-row input:not([type='hidden']) { flex: 1 1 16rem; max-width: 26rem; }
.code-input { font-variant-numeric: tabular-nums; letter-spacing: .04em; }
.calculator { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem; align-items: end; }
.field-wide { grid-column: 1 / -1; }
.calculator button { justify-self: start; }

.question { max-width: 44rem; }
.question h1 { margin-bottom: .5rem; }
.question h1 label { margin: 0; }
.question > button { margin-top: 1.5rem; }
.question .field { margin-top: 1rem; }
textarea { display: block; line-height: 1.6; resize: vertical; }
fieldset { border: 0; margin: 1rem 0 0; padding: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; }
.choice { display: grid; grid-template-columns: 2.75rem 1fr; align-items: center; padding-block: .25rem; }
.choice input { width: 1.75rem; height: 1.75rem; min-height: 44px; margin: 0; accent-color: var(--action); }
.choice label { font-weight: 400; margin: 0; padding-block: .5rem; cursor: pointer; }
.choice .hint { grid-column: 2; margin: 0; }
input[type='file'] { padding-block: .6rem; }
input[type='color'] { max-width: 8rem; padding: .3rem; }
.error-summary { border: 4px solid var(--error); border-radius: 8px; padding: 1rem 1.25rem; margin-bottom: 1.5rem; max-width: 44rem; }
.error-summary h2 { margin-top: 0; }
.aside-link a { display: inline-flex; align-items: center; min-height: 44px; }
.error-summary a { color: var(--error); font-weight: 600; display: inline-flex; align-items: center; min-height: 44px; }
.question > button.default { position: absolute; left: 0; width: 44px; clip-path: inset(50%); }
.part { margin-block: 1.5rem; }
.part h2, legend h2 { margin-top: 0; font-size: 1.25rem; }
.panel > fieldset:first-child { margin-top: 0; }
select { max-width: 100%; }
[hidden] { display: none !important; }
#map { position: relative; overflow: hidden; width: 240px; height: 240px; margin-block: .5rem; border: 1px solid var(--grid); }
#map img { position: absolute; max-width: none; }
#map span { position: absolute; left: 112px; top: 112px; width: 16px; height: 16px; border: 3px solid #fff; border-radius: 50%; background: var(--overdue); box-sizing: border-box; }
.photos { list-style: none; padding: 0; }
.thumbnail { display: block; max-width: 8rem; max-height: 6rem; border: 1px solid var(--grid); border-radius: 4px; }
.more-photos { margin-top: .75rem; }
.photos li { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
.quiet { background: var(--bg); color: var(--action); border: 1px solid var(--line); }
.quiet:hover { background: var(--surface); color: var(--action-hover); }
form.back { margin: 0; }
.as-link { min-height: 44px; padding: 0; background: none; color: var(--action); font-weight: 400; text-decoration: underline; text-underline-offset: .18em; }
.as-link:hover { background: none; color: var(--action-hover); text-decoration-thickness: 2px; }
.change { display: inline-flex; align-items: center; min-height: 44px; }
.line { display: block; }
.headline h1 { color: inherit; }
.receipt { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: center; margin-block: 1.5rem; padding: 1rem 1.25rem; border: 2px solid var(--ontime); border-radius: 8px; max-width: 44rem; }
.receipt > div { flex: 1 1 18rem; }
.receipt h2 { margin: 0; font-size: 1.125rem; }
.receipt a { display: inline-flex; align-items: center; min-height: 44px; }
.tracking-code { font-size: clamp(1.15rem, 6vw, 2.25rem); font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.tracking-code, .code { -webkit-user-select: all; user-select: all; }
.receipt-square { flex: none; width: 10rem; max-width: 100%; }

.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 1.25rem; }
.card { border: 1px solid var(--grid); border-radius: 8px; padding: 1.25rem; display: flex; flex-direction: column; }
.card h2 { margin: 0 0 .5rem; font-size: 1.25rem; text-wrap: wrap; }
.card p { color: var(--ink-2); }
.card .card-action { margin: auto 0 0; }

.code { display: inline-block; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.headline { border-left: 6px solid var(--answered); background: var(--answered-bg); color: var(--answered); padding: 1rem 1.25rem; border-radius: 0 8px 8px 0; margin-bottom: 1.5rem; }
.headline > :first-child { margin-top: 0; }
.headline > :last-child { margin-bottom: 0; }
.headline-main { font-size: 1.375rem; font-weight: 600; line-height: 1.4; margin: 0 0 .5rem; }
.headline-soon { border-color: var(--soon); background: var(--soon-bg); color: var(--soon); }
.headline-overdue { border-color: var(--overdue); background: var(--overdue-bg); color: var(--overdue); }
.headline-done { border-color: var(--ontime); background: var(--ontime-bg); color: var(--ontime); }
time { white-space: nowrap; }

.road { list-style: none; padding: 0; }
.road li { position: relative; padding: 0 0 1.25rem 3rem; margin: 0; min-height: 2.5rem; }
.road li::before {
  content: ''; position: absolute; left: 0; top: .05rem; width: 1.75rem; height: 1.75rem; border-radius: 50%;
  border: 3px solid var(--line); background: var(--bg);
}
.road li:not(:last-child)::after { content: ''; position: absolute; left: calc(.875rem - 1.5px); top: 1.8rem; bottom: -.05rem; border-left: 3px solid var(--line); }
.road .road-done::before { background: var(--ontime); border-color: var(--ontime); }
.check { position: absolute; left: .2rem; top: .25rem; width: 1.35rem; height: 1.35rem; fill: none; stroke: #fff; stroke-width: 2.5; stroke-linecap: round; stroke-linejoin: round; }
.road .road-done:not(:last-child)::after { border-color: var(--ontime); }
.road .road-now::before { border-color: var(--action); background: radial-gradient(circle, var(--action) 45%, var(--bg) 50%); }
.road-name { font-weight: 600; display: block; }
.road-ahead .road-name { font-weight: 400; color: var(--ink-3); }
.road-time { display: block; font-size: 1rem; color: var(--ink-2); }

.hash { overflow-wrap: anywhere; font-size: .9rem; }
.files img { max-width: 100%; height: auto; }
.facts > div { display: grid; grid-template-columns: minmax(9rem, 14rem) minmax(0, 1fr); gap: .25rem 1rem; padding: .6rem 0; border-bottom: 1px solid var(--grid); }
dt { color: var(--ink-2); }
dd { margin: 0; font-weight: 600; }
.words { white-space: pre-line; max-width: 44rem; overflow-wrap: anywhere; }
.answer { border: 2px solid var(--ontime); border-radius: 8px; padding: 1rem 1.25rem; margin-bottom: 1rem; }
.answer .small { margin-bottom: .5rem; }
.own { border-left: 4px solid var(--grid); padding-left: 1rem; margin-bottom: 1rem; }
.own-title { font-weight: 600; margin-bottom: .25rem; }
details { border: 1px solid var(--grid); border-radius: 8px; margin-top: 1.5rem; padding: 0 1.25rem; }
summary { min-height: 48px; padding-block: .6rem; cursor: pointer; font-weight: 600; color: var(--action); }
details[open] { padding-bottom: .5rem; }

.links { list-style: none; padding: 0; }
.links .small { display: block; }
.panel .field + .field, details .field + .field { margin-top: 1rem; }
.panel .field + button, details .field + button { margin-top: 1rem; }
.field + p { margin-top: 1rem; }
.question + .back { margin-top: 1rem; }
.links a, .back a { display: inline-flex; align-items: center; min-height: 44px; }
.back { margin-bottom: .25rem; }
.files .links { display: flex; flex-wrap: wrap; gap: 0 2rem; }

.bars { margin: 0 0 1.5rem; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: 1rem; }
.legend li { display: flex; align-items: center; gap: .5rem; margin: 0; }
.key { width: 1rem; height: 1rem; flex: none; }
.bar { display: grid; grid-template-columns: minmax(0, 15rem) 4rem minmax(0, 1fr); gap: .25rem 1rem; align-items: center; padding-block: .35rem; }
.bar:last-child { font-weight: 600; border-top: 1px solid var(--grid); padding-top: .75rem; margin-top: .25rem; }
.bar-name { line-height: 1.4; }
.bar-share { text-align: right; font-variant-numeric: tabular-nums; }
.bar-drawing { width: 100%; height: 1.75rem; display: block; }
.bar-drawing rect { stroke: #fff; stroke-width: 2; vector-effect: non-scaling-stroke; }
.bar-middle { stroke: var(--ink); stroke-width: 2; vector-effect: non-scaling-stroke; }
.r1 { fill: var(--r1); } .r2 { fill: var(--r2); } .r3 { fill: var(--r3); } .r4 { fill: var(--r4); } .r5 { fill: var(--r5); }

.funnel { margin: 0 0 1.5rem; }
.funnel svg { display: block; width: 100%; max-width: 30rem; }
.funnel-text { font-size: 14px; fill: var(--ink); }
.funnel-name { stroke: var(--bg); stroke-width: 4px; paint-order: stroke; }
.funnel-grid { stroke: var(--grid); }
.funnel-95, .funnel-998 { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.funnel-95 { stroke-dasharray: 5 4; }
.funnel-unit { fill: var(--ink-2); }
.funnel-unit.below { fill: var(--r1); } .funnel-unit.above { fill: var(--r5); }

.table-box { overflow-x: auto; margin-bottom: 1.5rem; border: 1px solid var(--grid); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.45; }
caption { text-align: left; font-weight: 600; padding: .75rem .5rem; }
th, td { text-align: left; vertical-align: top; padding: .6rem .5rem; border-top: 1px solid var(--grid); }
thead th { background: var(--surface); vertical-align: bottom; font-weight: 600; }
tbody th { font-weight: 400; min-width: 9rem; }
tfoot th, tfoot td { font-weight: 600; border-top: 2px solid var(--line); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
@media screen {
  thead .number { min-width: 5rem; }
  .table-box tbody th, .table-box td:not(.number) { min-width: 7.5rem; }
}
td.said { min-width: 14rem; }
th a { display: inline-flex; align-items: center; min-height: 44px; }
.few { color: var(--ink-2); }

@media (max-width: 40rem) {
  body { font-size: 1.0625rem; }
  h1 { font-size: 1.5rem; }
  h2, .headline-main { font-size: 1.25rem; }
  main { padding-block: 1.5rem 2rem; }
  time { white-space: normal; }
  .sections ul { gap: 0 1.25rem; }
  .sections a { min-height: 44px; font-size: 1rem; }
  .facts > div { grid-template-columns: minmax(0, 1fr); }
  .bar { grid-template-columns: minmax(0, 1fr) auto; }
  .bar-drawing { grid-column: 1 / -1; }
  .field-row button, .calculator button, .question > button { width: 100%; }
  .evenly { table-layout: fixed; }
}

/* A poster is as large as its paper, on the screen too. */
.poster { width: 128mm; max-width: 100%; margin: 1rem auto; padding: 6mm; text-align: center; border: 1px solid var(--grid); }
.poster h1 { font-size: 7mm; margin: 0; }
.poster p { max-width: none; margin: 0 0 2mm; font-size: 4.2mm; }
.poster .poster-office { font-size: 4.6mm; }
.poster .poster-lead { margin-top: 5mm; font-size: 8mm; font-weight: 600; line-height: 1.35; }
.poster .poster-en { color: var(--ink-2); }
.poster .poster-address { font-size: 3.4mm; }
.poster-square { width: 72mm; max-width: 100%; margin-block: 3mm; }
.poster-a4 { width: 174mm; }
.poster-a4 h1 { font-size: 10mm; } .poster-a4 p { font-size: 6mm; } .poster-a4 .poster-office { font-size: 6.4mm; }
.poster-a4 .poster-lead { font-size: 12mm; } .poster-a4 .poster-address { font-size: 4.6mm; }
.poster-a4 .poster-square { width: 110mm; }

.ticks { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: 0; padding: 0; list-style: none; }
/* Drawn: not every font has a sign of a box. */
.ticks li { display: flex; gap: .5rem; align-items: baseline; break-inside: avoid; }
.ticks li::before { content: ''; flex: none; width: 1em; height: 1em; border: .1em solid currentColor; border-radius: .15em; translate: 0 .12em; }

/* As many entries as there are beside a smaller square. */
.done-poster .done-entry { text-align: left; margin-block: 4mm; border-top: 1px solid var(--grid); padding-top: 3mm; }
.done-poster h2 { font-size: 6mm; margin: 0 0 1mm; } .done-poster .done-entry p { font-size: 4.6mm; }
.done-poster .poster-square { width: 45mm; }

@media (forced-colors: active) {
  .headline, .road li::before { border-color: CanvasText; }
  .bar-drawing { forced-color-adjust: none; }
}

@media print {
  @page { size: A4; margin: 18mm 16mm; @bottom-right { content: counter(page) '/' counter(pages); font-size: 9pt; } }
  body { font-size: 11pt; line-height: 1.5; display: block; }
  .small, .hint, table, .legend, .road-time { font-size: 9.5pt; }
  h1 { font-size: 18pt; } h2, .headline-main { font-size: 14pt; } h3 { font-size: 12pt; }
  .skip, .sections, .brand .language, form, .files, .back, footer a { display: none; }
  .brand { background: none; border-bottom: 2px solid #000; }
  .brand a { color: #000; }
  footer { background: none; }
  .wide { max-width: none; padding-inline: 0; }
  .unprinted, body:has(.poster) :is(.brand, footer) { display: none; }
  a[data-address]::after { content: ' (' attr(data-address) ')'; overflow-wrap: anywhere; }
  .poster { margin-block: 0; border: 0; padding: 0; }
  .panel:has(form) { display: none; }
  .sheet-entry { break-inside: avoid; }
  @page poster-a5 { size: A5; margin: 10mm; }
  @page poster-a4 { size: A4; margin: 18mm; }
  .poster-a5 { page: poster-a5; } .poster-a4 { page: poster-a4; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .table-box { overflow: visible; border: 0; }
  th, td { padding: .3rem .25rem; }
  /* A table of many columns folds its words rather than lose a column. */
  .number { white-space: normal; }
  /* Begun on a new page if it fits on one; a longer one goes on below its repeated heads. */
  table { font-size: 8pt; break-inside: avoid; }
  /* The whole stands once, below the last unit. */
  tfoot { display: table-row-group; }
  caption { padding: .3rem 0; }
  h2, h3, caption { break-after: avoid; }
  .bar, tr, .answer, .headline, .road li { break-inside: avoid; }
  :root { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
