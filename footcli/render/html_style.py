"""The style sheet of our HTML pages: calm, for phone, desk and paper. Colour never carries a meaning alone."""

STYLE = """\
:root { color-scheme: light dark; --ink: #1f2b35; --soft: #4d5c68; --page: #fbfaf7; --sheet: #ffffff; --line: #d3dae0; --mark: #205a7d;
  --good: #1d6b43; --warn: #8a5200; --danger: #a1261b; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 2rem 1.25rem 3rem; background: var(--page); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
h1, h2, h3 { font-family: Charter, "Bitstream Charter", Georgia, "Noto Serif", "Liberation Serif", serif; line-height: 1.2; text-wrap: balance;
  break-after: avoid; }
h1 { font-size: 2.25rem; margin: 0 0 1.25rem; }
h2 { font-size: 1.55rem; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--mark); }
h3 { font-size: 1.2rem; margin: 0 0 .75rem; }
p, ul, ol { margin: 0 0 .9rem; max-width: 42rem; }
ul, ol { padding-left: 1.4rem; }
li { margin-bottom: .4rem; }
li::marker { color: var(--soft); }
dl { margin: 0; }
dl > div { margin-bottom: .55rem; break-inside: avoid; }
dt { font-weight: 650; }
dd { margin: 0; }
dd > ol { margin: 0; padding-left: 1.3rem; }
main > dl { margin: 0 0 1rem; padding: .75rem 1rem; border-left: 4px solid var(--mark); background: var(--sheet); }
article { margin: 1.25rem 0; padding: 1.1rem 1.25rem; background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem;
  break-inside: avoid; }
article::after { content: ""; display: block; clear: both; }
figure { margin: 0 0 .75rem; }
figure svg { display: block; width: 100%; height: auto; }
article > figure { max-width: 15rem; margin-inline: auto; }
.map { margin: 1.5rem 0; }
.map > div { max-width: 26rem; margin: 0 auto 1rem; }
fieldset { clear: both; margin: .75rem 0 0; padding: .6rem 0 0; border: 0; border-top: 1px solid var(--line); min-width: 0; }
legend { padding: 0; font-weight: 650; float: left; width: 100%; }
.days { clear: both; display: grid; grid-template-columns: repeat(7, 1fr); gap: .15rem; padding-top: .3rem; }
.days label { display: flex; flex-direction: column; align-items: center; gap: .1rem; padding: .3rem 0; min-height: 2.9rem; font-size: .9rem;
  color: var(--soft); cursor: pointer; }
.days input { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--mark); }
input:focus-visible { outline: 3px solid var(--mark); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; background: var(--sheet); break-inside: avoid; }
caption { text-align: left; padding-bottom: .4rem; color: var(--soft); }
th, td { text-align: left; padding: .35rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
thead th { border-bottom: 2px solid var(--mark); }
.card { margin: 0 0 1.5rem; padding: 1.1rem 1.25rem; background: var(--sheet); border: 2px solid var(--mark); border-left-width: .6rem;
  border-radius: .5rem; break-inside: avoid; }
.card h2 { margin: 0 0 .6rem; padding: 0; border: 0; }
.card > :last-child { margin-bottom: 0; }
.card.warn { border-color: var(--warn); }
.card.danger { border-color: var(--danger); }
.card.good { border-color: var(--good); }
.strong { font-weight: 650; }
.muted { color: var(--soft); }
p.good, ul.good { color: var(--good); }
p.warn, ul.warn { color: var(--warn); }
p.danger, ul.danger { color: var(--danger); font-weight: 650; }
.bar i { display: block; height: .4rem; margin-top: .25rem; background: var(--mark); border-radius: .2rem; }
code { font-family: ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace; font-size: .92em; }
footer { margin-top: 2.5rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .92rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 40rem) {
  article > figure { float: right; width: 15rem; margin: 0 0 .75rem 1.25rem; }
  article dl > div { display: grid; grid-template-columns: 6.2rem 1fr; }
  .days { grid-template-columns: repeat(14, 1fr); }
  .map { display: grid; grid-template-columns: 1.4fr 1fr; gap: 1.5rem; align-items: center; }
  .map > div { margin: 0; }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e4eaef; --soft: #a9b6c1; --page: #12181d; --sheet: #1a2229; --line: #37434d; --mark: #84bfe3; --good: #7fd3a5; --warn: #f0b45c;
    --danger: #ff9d92; }
  .drawing .ink { stroke: #dfe7ed; }
  .drawing g.ink { fill: #dfe7ed; }
  .drawing .body { fill: #1a2229; }
  .drawing .work { fill: #3f6783; }
  .drawing .tool { fill: #a86c12; }
  .drawing .tool-line { stroke: #a86c12; }
  .drawing .thing { fill: #3b4853; }
  .drawing .go[fill="none"] { stroke: #ffab6b; }
  .drawing .go[stroke="none"] { fill: #ffab6b; }
}
@media print {
  @page { margin: 15mm 16mm; }
  :root { --page: #ffffff; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.4; }
  h2 { margin-top: 1.6rem; }
  h2 + p { break-after: avoid; }
  p, li { break-inside: avoid; }
  dl > div { margin-bottom: .3rem; }
  article { padding: .6rem .9rem; margin: .8rem 0; font-size: 10pt; }
  article dl > div { display: grid; grid-template-columns: 2.1cm 1fr; }
  article > figure { float: right; width: 4.6cm; margin: 0 0 .4rem .8rem; }
  .days { grid-template-columns: repeat(14, 1fr); }
  .days label { min-height: 0; font-size: .85em; }
  .days input { appearance: none; width: 5mm; height: 5mm; border: 1px solid #1f2b35; border-radius: 1mm; }
  .map { display: grid; grid-template-columns: 8cm 1fr; gap: 1cm; align-items: center; break-inside: avoid; }
}
"""
