/** Sizes in px: the page's own root size must not change ours. */
export const bannerStyle = `
:host{all:initial;display:block;color-scheme:light dark!important;--card:light-dark(#fff,#1c1e24);--ink:light-dark(#1a1c21,#edeef1);--soft:light-dark(#565b66,#a8aeba);--line:light-dark(#e3e3dd,#34373f);--sunk:light-dark(#f4f4f0,#262931);--accent:light-dark(#3b49c9,#a3aeff);--on:light-dark(#fff,#14161c);--bad:light-dark(#ae231c,#ff9187);--warn:light-dark(#855600,#f0bb5c);--good:light-dark(#146a43,#68d39c)}
:host([data-theme=light]){color-scheme:light!important}
:host([data-theme=dark]){color-scheme:dark!important}
*{box-sizing:border-box;margin:0;padding:0}
.card{pointer-events:auto;display:grid;grid-template-columns:28px minmax(0,1fr) auto;gap:2px 10px;padding:14px 12px 14px 14px;background:var(--card);color:var(--ink);border:1px solid var(--line);border-inline-start:4px solid var(--tone);border-radius:12px;box-shadow:0 1px 2px light-dark(#0000001f,#0006),0 12px 32px light-dark(#00000029,#0009);font:14px/20px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;text-align:start;overflow-wrap:anywhere}
.in{animation:in .22s ease-out}
.bad{--tone:var(--bad)}.warn{--tone:var(--warn)}.good{--tone:var(--good)}
svg{width:22px;height:22px;margin-top:1px;fill:none;stroke:var(--tone);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.title{font-size:15px;font-weight:650;line-height:22px}
.body{grid-column:2/4;display:grid;gap:8px}
.about{color:var(--soft);font-size:13px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
ol,ul{padding-inline-start:18px;display:grid;gap:3px}
summary{color:var(--soft);font-size:13px;cursor:pointer;width:fit-content;border-radius:4px;padding:2px 0}
details ul{margin:6px 0 2px;padding-block:8px;padding-inline:26px 10px;background:var(--sunk);border-radius:8px;font-size:13px;line-height:18px}
small{color:var(--soft);font-size:12px}
.acts{display:flex;flex-wrap:wrap;gap:8px}
a,button{font:inherit;color:inherit;border-radius:8px;cursor:pointer}
a{padding:5px 12px;border:1px solid var(--line);text-decoration:none;font-weight:600;font-size:13px}
a:first-child{background:var(--accent);border-color:var(--accent);color:var(--on)}
a:hover{filter:brightness(1.06)}
button{width:28px;height:28px;margin-top:-3px;border:0;background:none;color:var(--soft);font-size:18px;line-height:1}
button:hover{background:var(--sunk);color:var(--ink)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.more{pointer-events:auto;justify-self:end;padding:4px 12px;background:var(--card);color:var(--soft);border:1px solid var(--line);border-radius:99px;font:13px/18px system-ui,sans-serif}
@keyframes in{from{opacity:0;transform:translateY(-8px)}}
@media(prefers-reduced-motion:reduce){.in{animation:none}}
@media(forced-colors:active){.card{border:2px solid CanvasText;border-inline-start-width:6px}svg{stroke:CanvasText}a,button{border:1px solid ButtonText}}
`;

/** The corner in which banners stack; it lets clicks beside them through. */
export const stackStyle = `:host{all:initial!important;position:fixed!important;inset-block-start:0!important;inset-inline-end:0!important;padding:16px 16px 32px!important;box-sizing:border-box!important;z-index:2147483647!important;display:block!important;width:min(412px,100vw)!important;max-height:100vh!important;overflow-y:auto!important;pointer-events:none!important}
:host>div{display:grid;gap:10px}
@media(max-width:480px){:host{padding:8px 8px 24px!important}}
@media print{:host{display:none!important}}
`;
