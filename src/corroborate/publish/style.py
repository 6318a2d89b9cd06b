"""The look of the pages and their few lines of script, as text; nothing in, nothing out.

Quiet on purpose: it is read by people who lost somebody. One accent, no alarm. Colours meet WCAG AA in both schemes; paper
shows everything, in ink. Without the script every link still leads to its words.
"""

from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#ffffff;--ink:#22262a;--soft:#565d63;--rule:#dedad1;--accent:#2b5a70;
--wash:#e8eff2;--note:#f3f0e9;--bar:#22262a;--bartext:#fbfaf7;--s0:#2b5a70;--s1:#8a5a2b;--s2:#5d4a78;--s3:#4b6b4a;--line:#b8b2a6;--pick:#f7ecd2;--pickline:#a86f1d;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","Source Serif 4","Noto Serif",Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic","Helvetica Neue",Arial,sans-serif;
--mono:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--paper:#16191b;--card:#1c2023;--ink:#e4e1da;--soft:#a9aeb1;--rule:#363c40;
--accent:#93c1d6;--wash:#21313a;--note:#22262a;--bar:#d8d5ce;--bartext:#16191b;--s0:#93c1d6;--s1:#d9a873;--s2:#bda9dc;
--s3:#a3c7a1;--line:#565e63;--pick:#3a3120;--pickline:#d9a873}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.62 var(--serif);overflow-wrap:break-word}
.wrap{max-width:62rem;margin:0 auto;padding:0 1.25rem}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:2}
h1,h2,h3,h4{line-height:1.25;font-weight:600;margin:0;text-wrap:balance}
h1{font-size:clamp(1.9rem,1.3rem + 2.6vw,3rem);letter-spacing:-.012em;font-weight:500}
h2{font-size:clamp(1.45rem,1.2rem + 1vw,1.9rem);font-weight:500;letter-spacing:-.006em}
h3{font-size:1.15rem;margin-top:2.2rem}
h4{font-size:1.02rem;margin-top:1.75rem}
p{margin:.7rem 0;max-width:42rem}
ul{max-width:42rem;padding-left:1.15rem}
li{margin:.3rem 0}
bdi,.num,td,th,.chart text{font-variant-numeric:tabular-nums lining-nums}
header.top{padding:2.6rem 0 1.6rem}
header.bare{padding-bottom:0}
header.bare+section.part{padding-top:1.6rem}
.kicker,.meta,th,.label,nav,.chart text,.legend,.who,dt,.id,button,input,.toc,.floor,.cite,.onwards{font-family:var(--sans)}
.kicker{font-size:.85rem;color:var(--soft);margin:0 0 .9rem;letter-spacing:.01em}
.headline{font-size:clamp(1.2rem,1.05rem + .8vw,1.5rem);line-height:1.45;margin:1.4rem 0 0;max-width:46rem}
.headline strong{font-weight:600}
.floor{font-size:.86rem;line-height:1.5;padding:.7rem 0 0;margin:0;color:var(--soft);max-width:none}
.toc{border-bottom:1px solid var(--rule);padding:1rem 0 .8rem;font-size:.9rem}
.inside{font-size:.9rem;margin:1.4rem 0 0}
.toc [aria-current]{color:var(--ink);text-decoration:none;font-weight:600}
.onwards{font-size:.9rem;margin:1.2rem 0}
.toc ul,.inside ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;max-width:none}
.toc li,.inside li{margin:0}
section.part{padding:2.6rem 0 .8rem;border-bottom:1px solid var(--rule)}
section.part:last-of-type{border-bottom:0}
.meta{font-size:.86rem;line-height:1.5;color:var(--soft);margin:.35rem 0}
.label{font-size:.8rem;color:var(--soft)}
.tag{font-family:var(--sans);font-size:.78rem;line-height:1.35;color:var(--soft);border:1px solid var(--rule);border-radius:1rem;
padding:.05rem .55rem;display:inline-block;margin:.1rem .25rem .1rem 0}
.id{font-size:.82rem;white-space:nowrap}
.scroll{overflow-x:auto;margin:1rem 0;max-width:100%}
table{border-collapse:collapse;width:100%;font-size:.94rem;line-height:1.45}
caption{text-align:left;font-family:var(--sans);font-size:.84rem;color:var(--soft);padding:0 0 .5rem}
caption span{display:inline-block;max-width:calc(100vw - 2.5rem)}
th{font-size:.8rem;font-weight:500;color:var(--soft);text-align:left;white-space:nowrap}
th,td{padding:.5rem 1.1rem .5rem 0;border-bottom:1px solid var(--rule);vertical-align:top}
thead th{border-bottom-color:var(--soft)}
section>.scroll:last-child tbody tr:last-child>*{border-bottom:0}
tbody th{font:inherit;color:inherit;white-space:normal}
td.fig{font-weight:600;white-space:nowrap}
td.fig .tag{font-weight:400;white-space:normal}
.day{white-space:nowrap}
.wide{min-width:11rem}
.hash{font-family:var(--mono);font-size:.74rem;line-height:1.5;word-break:break-all;color:var(--soft)}
.far{min-width:17rem;overflow-wrap:anywhere}
table .hash{display:block}
figure{margin:1.2rem 0}
figcaption{font-family:var(--sans);font-size:.84rem;line-height:1.5;color:var(--soft);max-width:42rem}
.chart{display:block;width:100%;height:auto;overflow:visible}
.chart.narrow{display:none}
.chart text{fill:var(--soft);font-size:13px;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round;paint-order:stroke}
.chart .value{fill:var(--ink);font-size:15px;font-weight:600}
.chart .grid{stroke:var(--rule);stroke-width:1}
.chart .base{stroke:var(--soft);stroke-width:1}
.chart .band{fill:var(--wash)}
.chart .step{fill:none;stroke-width:2}
.chart .assumed{stroke-dasharray:2 5;stroke-linecap:round}
.chart .dot{stroke-width:2}
.chart .hollow{fill:var(--paper)}
.s0{stroke:var(--s0);fill:var(--s0)}.s1{stroke:var(--s1);fill:var(--s1)}.s2{stroke:var(--s2);fill:var(--s2)}
.s3{stroke:var(--s3);fill:var(--s3)}
.legend{list-style:none;padding:0;margin:.4rem 0 0;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;font-size:.85rem}
.legend svg{width:1.6rem;height:.8rem;vertical-align:-.05rem;margin-right:.35rem;overflow:visible}
.plan{display:block;width:100%;min-width:36rem;height:auto;border:1px solid var(--rule);border-radius:6px}
.plan text{font:13px var(--sans);fill:var(--ink);stroke:var(--card);stroke-width:4px;stroke-linejoin:round;paint-order:stroke}
.plan .value{font-size:15px;font-weight:600}.plan .town-name{font-size:12px;fill:var(--soft)}.plan .town{fill:var(--soft)}
.plan .sea{fill:var(--wash)}.plan .land{fill:var(--card);stroke:var(--line)}.plan .spot{fill:var(--accent);stroke:var(--card)}
.plan .vague{fill:var(--accent);fill-opacity:.12;stroke:var(--accent);stroke-dasharray:4 5}
blockquote{margin:.8rem 0 1.2rem;padding:0 0 0 1rem;border-left:2px solid var(--rule);max-width:42rem}
blockquote p,.said{margin:0;max-width:42rem}
.around{color:var(--soft)}
.who::first-letter{text-transform:uppercase}
.who{font-size:.86rem;line-height:1.5;color:var(--soft);margin:.35rem 0 0}
mark{background:none;color:inherit;text-decoration:underline;text-decoration-color:var(--accent);text-decoration-thickness:1px;
text-underline-offset:.2em}
mark.figure,mark.actor,mark.words{background:var(--wash);text-decoration-thickness:2px;padding:.05em .1em;border-radius:2px}
.held{background:var(--bar);color:var(--bartext);font-family:var(--sans);font-size:.72em;padding:.12em .5em;border-radius:2px;
white-space:nowrap;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.sides{display:grid;gap:1.5rem 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));margin-top:1rem}
.sides>div{min-width:0}
.name{font-family:var(--sans);font-size:.86rem;font-weight:600;margin:0 0 .6rem}
.clash{background:var(--note);border-radius:4px;padding:1.1rem 1.3rem .8rem;margin:1rem 0}
.clash h3{margin-top:0;font-size:1.02rem}
.clash blockquote{border-left-color:var(--accent)}
.cards{display:grid;gap:1rem;margin:1rem 0}
.card{background:var(--card);border:1px solid var(--rule);border-radius:4px;padding:1rem 1.2rem;min-width:0}
.card:target{border-color:var(--accent);box-shadow:0 0 0 2px var(--accent)}
.card header{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline;margin-bottom:.5rem}
.card .title{font-weight:600}
dl{display:grid;grid-template-columns:minmax(5.5rem,max-content) minmax(0,1fr);gap:.15rem 1rem;font-size:.88rem;line-height:1.5;
margin:.8rem 0 0;max-width:42rem}
dt{color:var(--soft);font-size:.8rem;padding-top:.06rem}
dd{margin:0}
.cite{font-size:.82rem;line-height:1.55;color:var(--soft);margin:.8rem 0 0;max-width:42rem}
button.copy{font-size:.78rem;padding:.15rem .6rem;margin:.45rem 0 0;color:var(--soft);border-color:var(--rule)}
details{margin:1rem 0}
summary{cursor:pointer;font-family:var(--sans);font-size:.92rem;color:var(--accent);padding:.35rem 0}
summary bdi{color:var(--ink)}
dialog{border:0;padding:0;background:none;max-width:min(46rem,calc(100vw - 2rem));width:100%;color:inherit}
dialog::backdrop{background:rgba(20,24,26,.55)}
dialog .card{border:0;padding:1.4rem 1.6rem;max-height:85vh;overflow:auto}
dialog .bar{display:flex;gap:1rem;justify-content:flex-end;margin-top:1rem}
button,input{font-size:.9rem;color:var(--ink);background:var(--card);border:1px solid var(--soft);border-radius:4px;padding:.4rem .8rem}
button{cursor:pointer}
input{width:100%;max-width:24rem}
footer{padding:2.5rem 0 4rem;color:var(--soft);font-size:.9rem}
@media (max-width:40rem){body{font-size:1rem}.wrap{padding:0 1rem}header.top{padding-top:2.2rem}section.part{padding-top:2.4rem}
.chart{display:none}.chart.narrow{display:block}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:.4rem}
.clash{padding:1rem}.card{padding:.9rem 1rem}th,td{padding-right:.9rem}
.rows,.rows caption,.rows tbody,.rows tr,.rows td,.rows th{display:block}.rows thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.rows tr{padding:.55rem 0;border-bottom:1px solid var(--rule)}.rows tr[hidden]{display:none}.rows td,.rows tbody th{position:relative;padding:.1rem 0 .1rem 7.2rem;border:0}
.rows [data-head]::before{content:attr(data-head);position:absolute;left:0;top:.2rem;width:6.8rem;font:.8rem/1.45 var(--sans);color:var(--soft)}
.rows tr>:first-child{padding-left:0}.rows tr>:first-child::before{content:none}.rows .wide,.rows .far{min-width:0}.rows .day,.rows td.fig{white-space:normal}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#bbb;--accent:#234a5c;--wash:#eee;
--note:#f6f6f6;--bar:#000;--bartext:#fff;--s0:#234a5c;--s1:#6f451c;--s2:#4a3a63;--s3:#3a563a}
html{font-size:9.5pt}body{font-size:1rem;line-height:1.45}h1{font-size:1.9rem}h2{font-size:1.45rem}.wrap{max-width:none;padding:0}.toc,.inside,.skip,.filter,.onwards,button.copy,.leaflet-control-zoom{display:none!important}
header.top{padding:0 0 1rem}section.part{padding-top:1.5rem}.scroll{overflow:visible}table{font-size:.88rem}
th,td{padding:.35rem .7rem .35rem 0}.id{font-size:inherit}.hash{font-size:.72rem}.wide,.far{min-width:0}th{white-space:normal}
details::details-content{content-visibility:visible;display:block;block-size:auto}
details>summary{list-style:none}
.card,.clash,figure,blockquote,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}a{color:inherit}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
"""

LOADER: Final = (
    '(function(){var d=document;d.documentElement.getAttribute("data-scripts").split(" ").forEach(function(n){'
    'var s=d.createElement("script");s.src=n;s.async=false;d.body.appendChild(s);});})();'
)  # stands in every page, and is named there by its hash

SCRIPT: Final = """/* The pages of a release: the words behind a figure at once, citations to be copied, rows that are looked for. */
(function(){
"use strict";
var d=document,box=null;
if(typeof HTMLDialogElement==="function"){
 var inner=d.createElement("div"),last=null;
 box=d.createElement("dialog");
 box.setAttribute("aria-label","The words a figure rests on");
 box.appendChild(inner);d.body.appendChild(box);
 d.addEventListener("click",function(e){
  var a=e.target.closest&&e.target.closest("a.ref");
  if(!a||e.ctrlKey||e.metaKey||e.shiftKey||e.button)return;
  var h=a.getAttribute("href"),id=h.charAt(0)==="#"?h.slice(1):"",card=id&&d.getElementById(id);
  if(!card||!card.classList.contains("card"))return;
  e.preventDefault();
  var copy=card.cloneNode(true),bar=d.createElement("div"),go=d.createElement("a"),shut=d.createElement("button");
  copy.removeAttribute("id");copy.dataset.of=id;
  copy.querySelectorAll("[id]").forEach(function(n){n.removeAttribute("id");});
  go.href="#"+id;go.textContent="See it among the report\u2019s other statements";
  go.addEventListener("click",function(){box.close();});
  shut.type="button";shut.textContent="Close";shut.addEventListener("click",function(){box.close();});
  bar.className="bar";bar.appendChild(go);bar.appendChild(shut);copy.appendChild(bar);
  inner.replaceChildren(copy);
  if(!box.open){last=a;box.showModal();}
  shut.focus({preventScroll:true});copy.scrollTop=0;
 });
 box.addEventListener("click",function(e){if(e.target===box)box.close();});
 box.addEventListener("close",function(){if(last)last.focus({preventScroll:true});});
}
/* citations */
function words(n){return n?n.textContent.replace(/\\s+/g," ").trim():"";}
function citation(cite){
 var card=cite.closest(".card"),said=card&&words(card.querySelector(".quoted")),page=card&&words(d.getElementById("cited"));
 var at=/^https?:$/.test(location.protocol)?location.href.split("#")[0]+(card?"#"+(card.id||card.dataset.of):""):"";
 return [said?"\u201c"+said+"\u201d":"",words(cite),page||"",at].filter(Boolean).join("\\n");
}
function copied(text,then){
 function by(){
  var t=d.createElement("textarea"),on=d.activeElement;t.value=text;t.setAttribute("readonly","");
  (box&&box.open?box:d.body).appendChild(t);t.select();then(d.execCommand("copy"));t.remove();if(on)on.focus();
 }
 if(navigator.clipboard&&navigator.clipboard.writeText)navigator.clipboard.writeText(text).then(function(){then(true);},by);else by();
}
d.querySelectorAll(".cite").forEach(function(cite){
 var button=d.createElement("button");button.type="button";button.className="copy";button.textContent="Copy the citation";cite.after(button);
});
d.addEventListener("click",function(e){
 var button=e.target.closest&&e.target.closest("button.copy");
 if(button)copied(citation(button.previousElementSibling),function(done){button.textContent=done?"Copied":"It could not be copied";});
});
/* on a narrow screen a row of a wide table is a list, each cell with the name of its column; a table it stays, told to be one */
d.querySelectorAll("main table").forEach(function(t){
 var heads=t.tHead?Array.prototype.map.call(t.tHead.rows[0].cells,words):[];
 if(heads.length<4)return;
 t.classList.add("rows");t.setAttribute("role","table");
 Array.prototype.forEach.call(t.rows,function(r){
  r.setAttribute("role","row");r.parentNode.setAttribute("role","rowgroup");
  Array.prototype.forEach.call(r.cells,function(c,i){
   var head=r.parentNode===t.tHead;
   c.setAttribute("role",head?"columnheader":c.tagName==="TH"?"rowheader":"cell");
   if(!head)c.dataset.head=heads[i];
  });
 });
});
/* what is folded, and what is looked for */
function reveal(){
 var t=location.hash.length>1&&d.getElementById(decodeURIComponent(location.hash.slice(1)));
 for(var n=t;n;n=n.parentElement)if(n.tagName==="DETAILS")n.open=true;
 if(t)t.scrollIntoView();
}
addEventListener("hashchange",reveal);reveal();
addEventListener("beforeprint",function(){d.querySelectorAll("details").forEach(function(n){n.open=true;});});
var table=d.getElementById("claims-table");
if(table&&table.tBodies[0].rows.length>8){
 var label=d.createElement("label"),find=d.createElement("input"),said=d.createElement("p");
 label.textContent="Show only claims with these words ";label.className="label";find.type="search";label.appendChild(find);
 said.className="meta";said.setAttribute("role","status");
 var p=d.createElement("p");p.className="filter";p.appendChild(label);
 table.parentNode.before(p,said);
 var rows=Array.prototype.slice.call(table.tBodies[0].rows);
 find.addEventListener("input",function(){
  var w=find.value.toLowerCase(),n=0;
  rows.forEach(function(r){var on=r.textContent.toLowerCase().indexOf(w)>=0;r.hidden=!on;if(on)n++;});
  said.textContent=w?n+" of "+rows.length+" rows":"";
 });
}
})();
"""
