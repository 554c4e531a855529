export const STYLE = `
:root { color-scheme: light dark; --line: #8886; --mark: #fc06; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0; }
header { padding: .8rem 1.2rem; border-bottom: 1px solid var(--line); display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; }
h1 { font-size: 1.2rem; margin: 0; }
h2 { font-size: 1.05rem; }
main { padding: .5rem 1.2rem; }
[role=tablist] { display: flex; gap: .3rem; }
[role=tab] { font: inherit; padding: .25rem .8rem; border: 1px solid var(--line); border-radius: .3rem; background: none; color: inherit; cursor: pointer; }
[role=tab][aria-selected=true] { background: var(--mark); }
input, select { font: inherit; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .2rem .5rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: Canvas; }
ul.findings { list-style: none; padding: 0; }
ul.findings li { border-left: .3rem solid gray; margin: .6rem 0; padding-left: .6rem; }
ul.findings li.error { border-color: #c22; }
ul.findings li.warning { border-color: #d90; }
.graph { display: flex; gap: 1rem; }
.graph svg { flex: 1; height: 70vh; border: 1px solid var(--line); touch-action: none; }
.graph pre { width: 26rem; max-height: 70vh; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
svg rect { fill: Canvas; stroke: currentColor; }
svg text { font: 11px system-ui, sans-serif; fill: currentColor; }
svg path { fill: none; stroke: currentColor; opacity: .35; }
svg .box { cursor: pointer; }
svg .box:focus rect, svg .chosen rect { stroke-width: 3; }
svg .found rect { fill: var(--mark); }
svg .near path, svg path.near { opacity: 1; stroke-width: 2; }
@media print { [role=tablist], .controls { display: none !important; } section[hidden] { display: block !important; } .graph { display: block; } .graph svg { width: 100%; height: auto; border: 0; } }
`;
