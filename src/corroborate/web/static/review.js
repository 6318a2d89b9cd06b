/* The keyboard, and decisions on their way. Everything else on these pages is plain HTML.
   A decision goes first into an outbox in this browser and leaves it only when the case has it; each bears a key made by
   chance, so that sending it twice adds nothing. */
(function () {
"use strict";
var d = document, $ = function (id) { return d.getElementById(id); };
var skew = Date.parse(d.body.dataset.now) - Date.now(), made = +d.body.dataset.made, BOX = "corroborate-outbox", LAST = "corroborate-last";
var by = $("by"), toast = $("toast"), offline = $("offline"), fading = 0, sending = false;
function get(key, or) { try { return JSON.parse(localStorage.getItem(key)) || or; } catch (e) { return or; } }
function put(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch (e) { return false; } }
function now() { return new Date(Date.now() + skew).toISOString().slice(0, 19) + "Z"; }
function chance() { var a = new Uint8Array(16); crypto.getRandomValues(a); return Array.from(a, function (b) { return b.toString(16).padStart(2, "0"); }).join(""); }
function say(words) { toast.textContent = words; clearTimeout(fading); fading = setTimeout(function () { toast.textContent = ""; }, 6000); }
function head() { var bar = $("bar"); if (bar) d.documentElement.style.setProperty("--head", bar.offsetHeight + "px"); }
head(); addEventListener("resize", head);

/* who decides */
by.value = get("corroborate-by", "") || by.value;
by.addEventListener("change", function () { put("corroborate-by", by.value.trim()); });
function who() {
  if (by.value.trim()) return by.value.trim();
  say("Who decides? Write your name first; it is logged with each decision."); by.focus(); return "";
}

/* the outbox */
var box = [];
function load() { var kept = get(BOX, []); kept.forEach(function (o) { if (!box.some(function (b) { return b.body.key === o.body.key; })) box.push(o); }); }
function save() { if (!put(BOX, box)) offline.textContent = "This browser keeps nothing: do not close this page before all is sent."; }
function waiting() {
  offline.hidden = !(box.length && box.some(function (o) { return o.tried; }));
  if (!offline.hidden) offline.textContent = "Not connected. " + box.length + (box.length === 1 ? " decision waits" : " decisions wait") + " in this browser and will be sent.";
}
function order(path, body, words) {
  body.key = chance(); body.by = who(); body.made = now();
  if (!body.by) return null;
  load(); box.push({ path: path, body: body, words: words, tried: 0 }); save();
  flush(); return body.key;
}
function flush() {
  if (sending || !box.length) return;
  sending = true;
  var one = box[0];
  fetch(one.path, { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: JSON.stringify(one.body) })
    .then(function (r) { return r.json().then(function (said) { return { status: r.status, said: said }; }); })
    .then(function (a) {
      if (a.status === 503 || a.status >= 500) throw new Error("later");
      box.shift(); save(); sending = false; waiting();
      if (a.status >= 400) refused(one, a.said.problem || "it was refused");
      else { progress(a.said.progress); d.dispatchEvent(new CustomEvent("kept", { detail: { key: one.body.key, said: a.said } })); }
      flush();
    })
    .catch(function () { one.tried += 1; save(); sending = false; waiting(); setTimeout(flush, 2000); });
}
function refused(one, why) { $("trouble").hidden = false; $("trouble").textContent = "Not kept: " + one.words + " (" + why + ")"; d.dispatchEvent(new CustomEvent("refused", { detail: { key: one.body.key, why: why } })); }
function progress(p) { if (p) d.querySelectorAll("[data-p]").forEach(function (n) { var v = p[n.dataset.p]; if (n.tagName === "PROGRESS") n.value = v; else n.textContent = v; }); }
addEventListener("online", flush); addEventListener("storage", function (e) { if (e.key === BOX && !sending) { box = get(BOX, []); waiting(); } });
load(); waiting(); flush();
addEventListener("beforeunload", function (e) { if (box.length && !put(BOX, box)) { e.preventDefault(); } });

/* undo: the last orders of this window, newest last */
function last() { try { return JSON.parse(sessionStorage.getItem(LAST)) || []; } catch (e) { return []; } }
function remember(key, item) { var l = last(); l.push([key, item]); sessionStorage.setItem(LAST, JSON.stringify(l.slice(-200))); }
function undo() {
  var l = last(), one = l.pop();
  if (!one) { say("Nothing to undo in this window; the list of decisions has all of them."); return; }
  sessionStorage.setItem(LAST, JSON.stringify(l));
  var i = box.findIndex(function (o, n) { return o.body.key === one[0] && !(n === 0 && sending); });
  if (i >= 0) { box.splice(i, 1); save(); waiting(); }
  else if (!order("/api/decide", { verdict: "revoked", about: [one[0]], why: "taken back at once" }, "taking it back")) return;
  mark([one[1]], "open"); say("Taken back.");
  if ($("rows") && one[1]) open(one[1]); else if (!$("rows")) d.dispatchEvent(new CustomEvent("undone"));
}

/* the queue */
var rows = $("rows"), work = $("work"), cache = new Map(), loading = false, pressed = [];
function row(key) { return rows && rows.querySelector('a[data-key="' + key + '"]'); }
function current() { var item = $("item"); return item && item.dataset.key; }
function mark(keys, state) { keys.forEach(function (key) { cache.delete(key); var a = key && row(key); if (a) { a.dataset.state = state; a.querySelector(".state").textContent = { done: "✓", unsure: "?", open: "" }[state] || ""; } }); }
function links() { return rows ? Array.from(rows.querySelectorAll("a[data-key]")) : []; }
function html(key) {
  if (!cache.has(key)) cache.set(key, fetch("/queue/item/" + key, { credentials: "same-origin" }).then(function (r) {
    if (!r.ok) { cache.delete(key); throw new Error(String(r.status)); } return r.text(); }, function (e) { cache.delete(key); throw e; }));
  return cache.get(key);
}
function open(key) {
  if (!key) return Promise.resolve();
  loading = true;
  return html(key).then(function (words) {
    work.innerHTML = words; work.scrollTop = 0;
    links().forEach(function (a) { a.removeAttribute("aria-current"); });
    var a = row(key); if (a) { a.setAttribute("aria-current", "true"); a.scrollIntoView({ block: "nearest" }); }
    history.replaceState(null, "", "/?" + new URLSearchParams({ kind: rows.dataset.kind, show: rows.dataset.show, at: key }));
    var h = $("item-h"); if (h) h.focus({ preventScroll: true });
    var n = next(1, true); if (n) html(n.dataset.key).catch(function () {});
  }).catch(function (e) { say(e.message === "404" ? "This is asked no more." : "Not connected; this one cannot be fetched now."); })
    .then(function () { loading = false; while (pressed.length && !loading) act(pressed.shift()); });
}
function next(step, open) {
  var all = links(), at = all.findIndex(function (a) { return a.dataset.key === current(); });
  for (var i = at + step; i >= 0 && i < all.length; i += step) if (!open || all[i].dataset.state === "open") return all[i];
  return null;
}
function more() {
  var li = rows && rows.querySelector(".more"); if (!li || li.dataset.busy) return Promise.resolve(false);
  li.dataset.busy = "1";
  return fetch("/queue/rows?" + new URLSearchParams({ kind: rows.dataset.kind, show: rows.dataset.show, start: li.dataset.rest }), { credentials: "same-origin" })
    .then(function (r) { return r.text(); }).then(function (words) {
      var t = d.createElement("template"); t.innerHTML = words; li.remove();
      var known = new Set(links().map(function (a) { return a.dataset.key; }));
      t.content.querySelectorAll("a[data-key]").forEach(function (a) { if (known.has(a.dataset.key)) a.parentNode.remove(); });
      rows.append(t.content); return true; })
    .catch(function () { delete li.dataset.busy; return false; });
}
function go(step, open_) {
  if (!rows) return;
  var a = next(step, open_);
  if (a) open(a.dataset.key);
  else if (step > 0) more().then(function (got) { var b = got && next(step, open_); if (b) open(b.dataset.key); else say("This is the end of the list."); });
}
if (rows) {
  rows.addEventListener("click", function (e) {
    var a = e.target.closest("a[data-key]"); if (a && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); open(a.dataset.key); }
    if (e.target.closest("[data-more]")) more();
  });
  var chosen = current() && row(current()); if (chosen) { chosen.setAttribute("aria-current", "true"); chosen.scrollIntoView({ block: "nearest" }); }
  var ahead = next(1, true); if (ahead) html(ahead.dataset.key).catch(function () {});
}

/* deciding */
function decide(button) {
  var said = JSON.parse(button.dataset.order), why = $("why"), item = $("item"), reason = (why && why.value.trim()) || button.dataset.why;
  var body = { verdict: said.verdict, about: said.about, name: said.name, value: said.value, why: reason, after: (item && item.dataset.after) || button.dataset.after || "" };
  var key = order("/api/decide", body, said.verdict); if (!key) return;
  var at = current();
  if (rows && at) { remember(key, at); mark([at], said.verdict === "unsure" ? "unsure" : "done"); say(cap(said.verdict) + ". Undo: u"); go(1, true); }
  else { remember(key, ""); say(cap(said.verdict) + ". Undo: u"); d.dispatchEvent(new CustomEvent("decided", { detail: { button: button, said: said } })); }
}
function cap(w) { return w.charAt(0).toUpperCase() + w.slice(1); }
d.addEventListener("click", function (e) {
  var b = e.target.closest("button"); if (!b) return;
  if (b.dataset.order) decide(b);
  else if ("skip" in b.dataset) go(1, true);
  else if ("undo" in b.dataset) undo();
  else if (b.dataset.sets) { var w = $("why"); w.value = b.dataset.sets; w.focus(); }
});

/* another place than those that are offered */
d.addEventListener("submit", function (e) {
  if (e.target.id === "naming") {
    e.preventDefault();
    var side = e.target.elements.side.value.trim(), b = d.createElement("button"); if (!side) return;
    b.dataset.order = JSON.stringify({ verdict: "identified", about: JSON.parse(e.target.dataset.about), name: e.target.dataset.name, value: side }); b.dataset.why = "told from its sentences";
    decide(b);
  }
  if (e.target.id !== "placing") return;
  e.preventDefault();
  var form = e.target, name = form.elements.place.value.trim(), out = $("looked"), about = JSON.parse(form.dataset.about);
  function offer(value, words, hint) {
    var b = d.createElement("button"), s = d.createElement("span"), h = d.createElement("span"); b.type = "button"; h.className = "hint";
    b.dataset.order = JSON.stringify({ verdict: "placed", about: about, name: form.dataset.name, value: value }); b.dataset.why = "read beside its sentences";
    s.textContent = words; h.textContent = hint; s.append(h); b.append(s); out.append(b);
  }
  out.replaceChildren();
  var at = name.match(/^(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)$/);
  if (at) { offer(at[1] + "," + at[2], at[1] + ", " + at[2], "degrees, known to within a district"); out.querySelector("button").focus(); return; }
  fetch("/api/places?" + new URLSearchParams({ name: name }), { credentials: "same-origin" }).then(function (r) { return r.json(); }).then(function (found) {
    found.forEach(function (p) { offer(p.value, p.name, p.kind + " in " + p.inside); });
    if (found.length) out.querySelector("button").focus(); else out.textContent = "No such place in the gazetteer.";
  }).catch(function () { out.textContent = "Not connected."; });
});

/* keys: what is written on a button presses it */
var help = $("help");
$("help-open").addEventListener("click", function () { help.showModal(); });
d.addEventListener("keydown", function (e) {
  var t = e.target, typing = t.matches("input:not([type=range]):not([type=checkbox]),textarea,select") || t.isContentEditable;
  if (typing) { if (e.key === "Escape") t.blur(); else if (e.key === "Enter" && t.id === "why") { t.blur(); e.preventDefault(); } return; }
  if (e.ctrlKey || e.metaKey || e.altKey || help.open) return;
  if (e.key === " " && t.matches("button,a,summary,[type=checkbox],[type=range]") && !t.closest("#rows")) return;
  if (loading) { if (e.key.length === 1) { pressed.push(e.key); e.preventDefault(); } return; }  // keys that run ahead of the page wait for it
  if (act(e.key)) e.preventDefault();
});
function act(k) {
  if (k === "j" || k === "k") { if (rows) go(k === "j" ? 1 : -1, false); else d.dispatchEvent(new CustomEvent("step", { detail: k === "j" ? 1 : -1 })); return true; }
  if (k === "w") { var w = $("why"); if (w) w.focus(); return !!w; }
  var all = k.length === 1 ? Array.from(d.querySelectorAll('[data-k="' + CSS.escape(k) + '"]')).filter(function (n) { return n.offsetParent; }) : [];
  if (all.length) all[all.length - 1].click();
  return all.length > 0;
}

/* what others decide meanwhile */
function news() {
  if (d.hidden) return;
  fetch("/api/news?after=" + made, { credentials: "same-origin" }).then(function (r) { return r.json(); }).then(function (n) {
    if (n.problem) return;
    skew = Date.parse(n.now) - Date.now();
    $("stale").hidden = !n.stale; if (n.trouble) { $("trouble").hidden = false; $("trouble").textContent = n.trouble; }
    made = n.made;
    if (!box.length) progress(n.progress);
    var mine = by.value.trim(), others = n.decisions.filter(function (x) { return x.by !== mine; });
    n.decisions.forEach(function (x) { Object.keys(x.keys).forEach(function (key) { mark([key], x.keys[key]); }); });
    if (others.length) {
      var x = others[others.length - 1], words = (x.by || "Somebody") + " " + x.verdict + ": " + x.words.slice(0, 80) + (others.length > 1 ? " (and " + (others.length - 1) + " more)" : "");
      say(words);
      d.dispatchEvent(new CustomEvent("others", { detail: others }));
      if (rows && others.some(function (o) { return current() in o.keys; })) open(current()).then(function () { toast.textContent = words; });
    }
  }).catch(function () {});
}
setInterval(news, 2500); d.addEventListener("visibilitychange", news);

/* two counters: what was just decided stands in its row until the page is made anew */
d.addEventListener("decided", function (e) {
  var row = e.detail.button.closest("[data-tie]"); if (!row) return;
  var said = e.detail.said, cell = row.querySelector("td"), tag = cell.querySelector(".tag"), state = said.verdict === "unsure" ? "unknown" : said.verdict;
  row.dataset.tie = state; row.dataset.now = ""; tag.textContent = state;
  tag.nextElementSibling.textContent = said.verdict === "dependent" ? e.detail.button.textContent : said.verdict === "unsure" ? "nothing is known" : "counted independently of one another";
  cell.querySelector(".meta").textContent = "you decided so just now; the figures follow when the page is made anew";
});
d.addEventListener("kept", function () { d.querySelectorAll("[data-now]").forEach(function (row) { delete row.dataset.now; }); });
d.addEventListener("refused", function () { d.querySelectorAll("[data-now]").forEach(function (row) { row.querySelector(".meta").textContent = "not kept; see the top of the page"; }); });

if (!rows) { d.addEventListener("undone", function () { var again = setInterval(function () { if (!box.length) { clearInterval(again); location.reload(); } }, 150); }); }
d.querySelectorAll("button.revoke").forEach(function (b) { b.addEventListener("click", function () { b.disabled = true; }); });
if (d.body.dataset.page === "decisions") d.addEventListener("kept", function () { location.reload(); });

/* for the scripts of single pages */
window.corroborate = { order: order, remember: remember };
})();
