/** Colours are named once for light and once for dark; all pairs of text and ground have a contrast of 4.5 or more. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --panel: #f5f6f8; --line: #d5d9e0; --text: #1c2128; --soft: #57606a; --link: #0550ae;
  --breaking: #b3152a; --breaking-ground: #ffe9eb; --dangerous: #8a4b00; --dangerous-ground: #fff3dc; --safe: #1a6b32; --safe-ground: #e4f7e8;
  --removed: #ffe3e6; --added: #dcf7e3; --focus: #0969da; }
@media (prefers-color-scheme: dark) { :root:not([data-theme=light]) { --ground: #0f1318; --panel: #171c23; --line: #333b46; --text: #e4e8ee; --soft: #a3adba; --link: #7ab7ff;
  --breaking: #ff9aa4; --breaking-ground: #3b1219; --dangerous: #f2bd62; --dangerous-ground: #33240b; --safe: #7fdc98; --safe-ground: #10301a;
  --removed: #45181f; --added: #12391f; --focus: #7ab7ff; } }
:root[data-theme=light] { color-scheme: light; }
:root[data-theme=dark] { color-scheme: dark; --ground: #0f1318; --panel: #171c23; --line: #333b46; --text: #e4e8ee; --soft: #a3adba; --link: #7ab7ff;
  --breaking: #ff9aa4; --breaking-ground: #3b1219; --dangerous: #f2bd62; --dangerous-ground: #33240b; --safe: #7fdc98; --safe-ground: #10301a;
  --removed: #45181f; --added: #12391f; --focus: #7ab7ff; }
* { box-sizing: border-box; }
html { scroll-padding-top: 9rem; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
code, .diff, .tree, h2, h3 { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--ground); padding: .5rem; z-index: 3; }
header { padding: 1.2rem 1.5rem .4rem; }
header h1 { margin: 0; font-size: 1.4rem; }
header p { margin: .2rem 0; color: var(--soft); overflow-wrap: anywhere; }
.bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .5rem 2.4rem; align-items: center; padding: .6rem 1.5rem; background: var(--ground); border-bottom: 1px solid var(--line); }
.bar fieldset { display: flex; flex-wrap: wrap; gap: .3rem .8rem; border: 0; margin: 0; padding: 0; align-items: center; }
.bar legend { float: left; margin-right: .7rem; color: var(--soft); padding: 0; }
.bar label { display: inline-flex; gap: .35rem; align-items: center; cursor: pointer; }
.bar input[type=search] { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .6rem; width: 14rem; }
.bar button { font: inherit; color: inherit; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: .25rem .7rem; cursor: pointer; }
.bar output { color: var(--soft); }
.columns { display: grid; grid-template-columns: minmax(15rem, 22rem) minmax(0, 1fr); align-items: start; }
nav { position: sticky; top: 5.2rem; max-height: calc(100vh - 5.2rem); overflow: auto; padding: 1rem 1rem 2rem 1.5rem; border-right: 1px solid var(--line); font-size: .86rem; }
nav h2 { font: inherit; font-weight: 600; color: var(--soft); margin: 1rem 0 .3rem; }
.tree ul { list-style: none; margin: 0; padding-left: 1rem; }
.tree > ul { padding-left: 0; }
.tree li { overflow-wrap: anywhere; }
.tree a { display: inline-block; padding: .08rem .2rem; text-decoration: none; color: var(--text); }
.tree a:hover { text-decoration: underline; }
.tree .same { color: var(--soft); padding: .08rem .2rem; }
.sign { display: inline-block; width: 1.1em; font-weight: 700; text-align: center; }
.sign.added { color: var(--safe); } .sign.removed { color: var(--breaking); } .sign.changed { color: var(--dangerous); }
.dot { display: inline-block; min-width: 1.5em; padding: 0 .35em; margin-left: .25em; border-radius: 1em; font-size: .8em; text-align: center; }
.dot.breaking, .badge.breaking { color: var(--breaking); background: var(--breaking-ground); }
.dot.dangerous, .badge.dangerous { color: var(--dangerous); background: var(--dangerous-ground); }
.dot.safe, .badge.safe { color: var(--safe); background: var(--safe-ground); }
main { padding: 1rem 1.5rem 4rem; min-width: 0; }
main > section > h2 { font-size: 1rem; color: var(--soft); border-bottom: 1px solid var(--line); padding-bottom: .2rem; margin: 2rem 0 .6rem; font-family: inherit; }
main > section:first-child > h2 { margin-top: 0; }
.thing { margin: 0 0 1.4rem; }
.thing h3 { font-size: 1.02rem; margin: 1.1rem 0 .4rem; overflow-wrap: anywhere; }
.thing h4 { font: 600 .92rem/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; margin: .9rem 0 .3rem; }
.change { border: 1px solid var(--line); border-left: 4px solid; border-radius: 6px; background: var(--panel); padding: .55rem .8rem; margin: .45rem 0; }
.change.breaking { border-left-color: var(--breaking); } .change.dangerous { border-left-color: var(--dangerous); } .change.safe { border-left-color: var(--safe); }
.change p { margin: .15rem 0; overflow-wrap: anywhere; }
.change .why, .change .notes { color: var(--soft); font-size: .88rem; }
.badge { display: inline-block; border-radius: 1em; padding: 0 .6em; font-size: .82rem; font-weight: 600; margin-right: .3em; }
.badge.audience { color: var(--soft); background: none; border: 1px solid var(--line); font-weight: 400; }
.badge.audience.security { color: var(--breaking); border-color: var(--breaking); font-weight: 600; }
details { margin: .35rem 0; }
summary { cursor: pointer; color: var(--link); width: max-content; max-width: 100%; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; background: var(--ground); margin: .4rem 0; }
.diff { border-collapse: collapse; width: 100%; font-size: .8rem; line-height: 1.45; table-layout: fixed; }
.diff caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.diff th { text-align: left; font-weight: 600; color: var(--soft); padding: .15rem .6rem; border-bottom: 1px solid var(--line); }
.diff td { white-space: pre-wrap; overflow-wrap: anywhere; vertical-align: top; padding: 0 .5rem; tab-size: 2; }
.diff col.number { width: 3.4em; }
.diff td.number { text-align: right; color: var(--soft); user-select: none; white-space: nowrap; }
.diff td.removed { background: var(--removed); } .diff td.added { background: var(--added); } .diff td.none { background: var(--panel); }
.diff del, .diff ins { text-decoration: none; }
.diff tr.gap td { color: var(--soft); text-align: center; background: var(--panel); }
.nothing { color: var(--soft); padding: 2rem 0; }
[hidden] { display: none !important; }
kbd { border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; padding: 0 .35em; font-size: .85em; background: var(--panel); }
footer { padding: 0 1.5rem 2rem; color: var(--soft); font-size: .88rem; }
@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } nav { position: static; max-height: 22rem; border-right: 0; border-bottom: 1px solid var(--line); } .bar { position: static; } html { scroll-padding-top: 1rem; } }
@media print { .bar, nav, footer, .skip { display: none; } .columns { display: block; } .change { break-inside: avoid; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
