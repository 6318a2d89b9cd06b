/* The keyboard, and decisions on their way. Everything else on these pages is plain HTML.
   A decision goes first into an outbox in this browser and leaves it only when the case has it; each bears a key made by
   chance, so that sending it twice adds nothing. */
(function () {
"use strict";
var d = document, $ = function (id) { return d.getElementById(id); };
var about = d.body.dataset, skew = Date.parse(about.now) - Date.now(), made = +about.made;
var ANY = "corroborate-order:", ORDER = ANY + about.case + ":", LAST = "corroborate-last:" + about.case; // another case may have been open at this address
var by = $("by"), toast = $("toast"), offline = $("offline"), trouble = $("trouble"), fading = 0;
function get(key, or) { try { return JSON.parse(localStorage.getItem(key)) || or; } catch (e) { return or; } }
function put(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true; } catch (e) { return false; } }
function now() { return new Date(Date.now() + skew).toISOString().slice(0, 19) + "Z"; }
function chance() { var a = new Uint8Array(16); crypto.getRandomValues(a); return Array.from(a, function (b) { return b.toString(16).padStart(2, "0"); }).join(""); }
function notice(words) { trouble.hidden = false; trouble.textContent = words; }
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

/* the outbox: each order is an entry of its own, so that no tab of this browser can write over another's, and bears its case's name */
var unkept = [], stamp = 0, sending = false, failed = false, shut = false;
function stored() { try { return Object.keys(localStorage).filter(function (name) { return name.startsWith(ANY); }); } catch (e) { return []; /* it keeps nothing */ } }
function box() {
  return stored().filter(function (name) { return name.startsWith(ORDER); }).map(function (name) { return get(name); }).filter(Boolean).concat(unkept).sort(function (a, b) { return a.at - b.at; });
}
function many(n) { return n + (n === 1 ? " decision waits" : " decisions wait"); }
function elsewhere() { /* what was decided in another case stays until that one is open here again */
  var of = {}, words = "";
  stored().forEach(function (name) { var one = !name.startsWith(ORDER) && get(name); if (one) of[one.named] = (of[one.named] || 0) + 1; });
  for (var named in of) words += "In this browser " + many(of[named]) + " that belong" + (of[named] === 1 ? "s" : "") + " to \u2068" + named + "\u2069: open that case at this address, and they are sent there. ";
  var line = $("elsewhere"); line.hidden = !words; if (line.textContent !== words) line.textContent = words;
}
function waiting() {
  var left = box().length, wait = many(left) + " in this browser and will be sent", words = "";
  elsewhere(); failed = failed && left > 0;
  if (shut) words = "This review was started anew and no longer knows this page. Open the address that it printed, or enter its password." + (left ? " " + wait + " then." : "");
  else if (failed) words = "Not connected. " + wait + ".";
  if (unkept.length) words += " This browser keeps nothing: do not close this page before all is sent.";
  offline.hidden = !words; if (offline.textContent !== words) offline.textContent = words;
}
function ask(path, how) { /* whoever is not let in is told so, and is not sent there again and again */
  return fetch(path, how).then(function (r) {
    var was = shut; shut = r.status === 403 || r.redirected;
    if (shut !== was) { waiting(); flush(); }
    if (shut) throw new Error("shut");
    return r;
  });
}
function order(path, body, words) {
  body.key = chance(); body.by = who(); body.made = now();
  if (!body.by) return null;
  var one = { at: stamp = Math.max(Date.now(), stamp + 1), path: path, body: body, words: words, named: about.named };
  if (!put(ORDER + body.key, one)) unkept.push(one);
  waiting(); flush(); return body.key;
}
function flush() {
  var one = box()[0];
  if (sending || shut || !one) return;
  sending = true;
  ask(one.path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(one.body) }).then(function (r) {
    if (r.status >= 500) throw new Error("later");
    return r.json().catch(function (e) { if (r.ok) throw e; return {}; }).then(function (said) { return r.ok ? said : { problem: said.problem || "it was refused" }; });
  }).then(function (said) { sending = failed = false; settle(one, said); waiting(); flush(); })
    .catch(function () { sending = false; failed = true; waiting(); if (!shut) setTimeout(flush, 2000); });
}
function settle(one, said) { /* the other tabs hear of the answer by what they see leaving */
  var name = ORDER + one.body.key, mine = unkept.indexOf(one);
  if (mine >= 0) unkept.splice(mine, 1); else if (!get(name)) return;
  one.said = said;
  if (mine < 0) { put(name, one); localStorage.removeItem(name); }
  told(one);
}
function told(one) {
  var key = one.body.key;
  if (one.said.problem) { refused(one, one.said.problem); return; }
  store(last().map(function (l) { return l.key === key ? { key: key, item: l.item, id: one.said.id } : l; }));
  progress(one.said.progress); d.dispatchEvent(new CustomEvent("kept", { detail: { key: key, said: one.said } }));
}
function refused(one, why) { /* the row is open again, and the item is back, unless somebody is just writing beside another */
  var key = one.body.key, words = "Not kept: " + one.words + " (" + why + ").", mine = last().find(function (l) { return l.key === key; });
  store(last().filter(function (l) { return l !== mine && l.key !== key; }));
  if (mine && mine.item) mark([mine.item], "open");
  if (!mine || !mine.item || !rows || (work.contains(d.activeElement) && d.activeElement.matches("input"))) notice((trouble.hidden ? "" : trouble.textContent + " ") + words);
  else {
    pressed = []; deaf = Infinity; toast.textContent = "";
    open(mine.item).then(function () {
      deaf = Date.now() + 1000;
      if (current() !== mine.item) { notice(words); return; }
      var p = d.createElement("p"); p.className = "decided refused"; p.setAttribute("role", "alert"); p.textContent = words; $("item").querySelector(".ask").after(p);
    });
  }
  back(key); d.dispatchEvent(new CustomEvent("refused", { detail: { key: key, why: why } }));
}
function progress(p) { if (p) d.querySelectorAll("[data-p]").forEach(function (n) { var v = p[n.dataset.p]; if (n.tagName === "PROGRESS") n.value = v; else n.textContent = v; }); }
addEventListener("online", flush);
addEventListener("storage", function (e) {
  if (!e.key || !e.key.startsWith(ANY)) return;
  var one = e.newValue === null && e.key.startsWith(ORDER) && JSON.parse(e.oldValue); if (one && one.said) told(one);
  waiting(); if (shut) news();
});
addEventListener("beforeunload", function (e) { if (unkept.length) e.preventDefault(); });

/* undo: the last orders of this window, newest last. An order may have reached the case whatever came back, so it is never
   dropped here: another one behind it takes it back. */
var places = new Map();
function last() { try { return JSON.parse(sessionStorage.getItem(LAST)) || []; } catch (e) { return []; } }
function store(l) { try { sessionStorage.setItem(LAST, JSON.stringify(l.slice(-200))); } catch (e) { /* the list of decisions has them */ } }
function remember(key, item, id) { store(last().concat({ key: key, item: item, id: id })); }
function back(key) { /* outside the queue: the place of the page where it was decided, as it was */
  var p = places.get(key); if (!p) return;
  places.delete(key); p[0].replaceWith(p[1]); d.dispatchEvent(new CustomEvent("back", { detail: p[1] }));
}
function undo() {
  var l = last(), one = l.pop();
  if (!one) { say("Nothing to undo in this window; the list of decisions has all of them."); return; }
  var key = order("/api/decide", { verdict: "revoked", about: [one.id || one.key], why: "taken back at once" }, "taking it back"); if (!key) return;
  store(l); mark([one.item], "open"); say("Taken back."); back(one.key);
  if (!rows) d.addEventListener("kept", function (e) { if (e.detail.key === key) location.reload(); }); else if (one.item) open(one.item);
}

/* the queue */
var rows = $("rows"), work = $("work"), cache = new Map(), loading = false, pressed = [], turn = 0, deaf = 0;
function row(key) { return rows && rows.querySelector('a[data-key="' + key + '"]'); }
function current() { var item = $("item"); return item && item.dataset.key; }
function mark(keys, state) { keys.forEach(function (key) { cache.delete(key); var a = key && row(key); if (a) { a.dataset.state = state; a.querySelector(".state").textContent = { done: "✓", unsure: "?", gone: "–" }[state] || ""; a.title = state === "gone" ? "asked no more" : ""; } }); }
function links() { return rows ? Array.from(rows.querySelectorAll("a[data-key]")) : []; }
function html(key) {
  if (!cache.has(key)) cache.set(key, ask("/queue/item/" + key).then(function (r) {
    if (!r.ok) throw new Error(String(r.status)); return r.text(); }).catch(function (e) { cache.delete(key); throw e; }));
  return cache.get(key);
}
/* An item, or, where it is asked no more, whatever `gone` does; without that, nothing is said. Only the last one that was asked for comes; keys that were
   meant for one that does not come are meant for no other. */
function open(key, gone) {
  var mine = ++turn; loading = true;
  return html(key).then(function (words) {
    if (mine !== turn) return;
    work.innerHTML = words; work.scrollTop = 0;
    links().forEach(function (a) { a.removeAttribute("aria-current"); });
    var a = row(key); if (a) { a.setAttribute("aria-current", "true"); a.scrollIntoView({ block: "nearest" }); if (a.dataset.state === "gone") mark([key], $("item").dataset.state); }
    history.replaceState(null, "", "/?" + new URLSearchParams({ kind: rows.dataset.kind, show: rows.dataset.show, at: key }));
    var h = $("item-h"); if (h) h.focus({ preventScroll: true });
    var n = next(1, true); if (n) html(n.dataset.key).catch(function () {});
  }).catch(function (e) {
    if (mine !== turn) return;
    pressed = [];
    if (gone && e.message === "404") { mark([key], "gone"); gone(); } else if (gone) say("Not connected; this one cannot be fetched now.");
  }).then(function () { if (mine === turn) { loading = false; while (pressed.length && !loading) act(pressed.shift()); } });
}
function next(step, open) {
  var all = links(), at = all.findIndex(function (a) { return a.dataset.key === current(); });
  for (var i = at + step; i >= 0 && i < all.length; i += step) if (open ? all[i].dataset.state === "open" : all[i].dataset.state !== "gone") return all[i];
  return null;
}
function more() {
  var li = rows && rows.querySelector(".more"); if (!li || li.dataset.busy) return Promise.resolve(false);
  li.dataset.busy = "1";
  return ask("/queue/rows?" + new URLSearchParams({ kind: rows.dataset.kind, show: rows.dataset.show, start: li.dataset.rest }))
    .then(function (r) { return r.text(); }).then(function (words) {
      var t = d.createElement("template"); t.innerHTML = words; li.remove();
      var known = new Set(links().map(function (a) { return a.dataset.key; }));
      t.content.querySelectorAll("a[data-key]").forEach(function (a) { if (known.has(a.dataset.key)) a.parentNode.remove(); });
      rows.append(t.content); return true; })
    .catch(function () { delete li.dataset.busy; return null; });
}
function go(step, open_) {
  var a = rows && next(step, open_), mine;
  if (a) open(a.dataset.key, function () { go(step, open_); });
  else if (rows && step > 0) {
    mine = ++turn; loading = true;
    more().then(function (got) {
      if (mine !== turn) return;
      loading = false; if (got) { go(step, open_); return; }
      pressed = []; say(got === null ? "Not connected; the rest of the list cannot be fetched now." : "This is the end of the list.");
    });
  }
}
if (rows) {
  rows.addEventListener("click", function (e) {
    var a = e.target.closest("a[data-key]"); if (a && !e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); open(a.dataset.key, function () { say("This is asked no more."); }); }
    if (e.target.closest("[data-more]")) more();
  });
  var chosen = current() && row(current()); if (chosen) { chosen.setAttribute("aria-current", "true"); chosen.scrollIntoView({ block: "nearest" }); }
  var ahead = next(1, true); if (ahead) html(ahead.dataset.key).catch(function () {});
}

/* deciding */
function decide(button) {
  var said = JSON.parse(button.dataset.order), why = $("why"), item = $("item"), reason = (why && why.value.trim()) || button.dataset.why;
  if (item && item.dataset.spent) return; // it is decided; whoever means it again opens it again
  var body = { verdict: said.verdict, about: said.about, name: said.name, value: said.value, why: reason, after: (item && item.dataset.after) || button.dataset.after || "" };
  var key = order("/api/decide", body, said.verdict); if (!key) return;
  var at = current(), place = button.closest("li,[data-tie]");
  remember(key, rows && at ? at : ""); say(cap(said.verdict) + ". Undo: u");
  if (rows && at) {
    item.dataset.spent = "1"; work.querySelectorAll("[data-order],form button").forEach(function (b) { b.disabled = true; });
    mark([at], said.verdict === "unsure" ? "unsure" : "done"); go(1, true);
  } else {
    if (place) places.set(key, [place, place.cloneNode(true)]);
    d.dispatchEvent(new CustomEvent("decided", { detail: { button: button, said: said } }));
  }
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
  if (at && (Math.abs(at[1]) > 90 || Math.abs(at[2]) > 180)) { out.textContent = "No place has these degrees: latitude goes to 90, longitude to 180."; return; }
  if (at) { offer(at[1] + "," + at[2], at[1] + ", " + at[2], "degrees, known to within a district"); out.querySelector("button").focus(); return; }
  ask("/api/places?" + new URLSearchParams({ name: name })).then(function (r) { return r.json(); }).then(function (found) {
    found.forEach(function (p) { offer(p.value, p.name, p.kind + " in " + p.inside); });
    if (found.length) out.querySelector("button").focus(); else out.textContent = "No such place in the gazetteer.";
  }).catch(function () { out.textContent = "Not connected."; });
});

/* keys: what is written on a button presses it, whatever the letters on the keyboard are and whether or not they are capitals */
function named(e) {
  var at = /^(?:Key|Digit)(.)$/.exec(e.code), foreign = e.key.length === 1 && e.key > "\x7f";
  if (at && (foreign || (!e.shiftKey && at[1] <= "9"))) return at[1].toLowerCase();
  if (foreign && e.code === "Slash") return e.shiftKey ? "?" : "/";
  return e.key.length === 1 ? e.key.toLowerCase() : e.key;
}
var help = $("help");
$("help-open").addEventListener("click", function () { help.showModal(); });
d.addEventListener("keydown", function (e) {
  var t = e.target, typing = t.matches("input:not([type=range]):not([type=checkbox]),textarea,select") || t.isContentEditable;
  if (typing) { if (e.key === "Escape") t.blur(); else if (e.key === "Enter" && t.id === "why") { t.blur(); e.preventDefault(); } return; }
  if (e.ctrlKey || e.metaKey || e.altKey || help.open) return;
  if (e.key === " " && t.matches("button,a,summary,[type=checkbox],[type=range]") && !t.closest("#rows")) return;
  var k = named(e);
  if (Date.now() < deaf) { if (k.length === 1) e.preventDefault(); return; } // an item has just come back: they were meant for another
  if (loading) { if (k.length === 1) { pressed.push(k); e.preventDefault(); } return; } // keys that run ahead of the page wait for it
  if (act(k)) e.preventDefault();
});
function act(k) {
  if (k === "j" || k === "k") { if (rows) go(k === "j" ? 1 : -1, false); else d.dispatchEvent(new CustomEvent("step", { detail: k === "j" ? 1 : -1 })); return true; }
  if (k === "w") { var w = $("why"); if (w) w.focus(); return !!w; }
  var all = k.length === 1 ? Array.from(d.querySelectorAll('[data-k="' + CSS.escape(k) + '"]')).filter(function (n) { return n.offsetParent; }) : [];
  var b = all[all.length - 1]; if (!b) return false;
  if (b.disabled) say("This one is decided; u takes it back."); else b.click();
  return true;
}

/* what others decide meanwhile */
function news() {
  if (d.hidden) return;
  ask("/api/news?after=" + made).then(function (r) { return r.json(); }).then(function (n) {
    if (n.problem) return;
    skew = Date.parse(n.now) - Date.now();
    $("stale").hidden = !n.stale; if (n.trouble) notice(n.trouble);
    made = n.made;
    if (box().length) flush(); else progress(n.progress);
    var mine = by.value.trim(), others = n.decisions.filter(function (x) { return x.by !== mine; });
    n.decisions.forEach(function (x) { Object.keys(x.keys).forEach(function (key) { mark([key], x.keys[key]); }); });
    if (others.length) {
      var x = others[others.length - 1], words = x.line + (others.length > 1 ? " (and " + (others.length - 1) + " more)" : "");
      say(""); toast.innerHTML = words; // made where all words are escaped
      d.dispatchEvent(new CustomEvent("others", { detail: others }));
      if (rows && others.some(function (o) { return current() in o.keys; }) && !$("item").dataset.spent) open(current()).then(function () { toast.innerHTML = words; });
    }
  }).catch(function () {});
}
setInterval(function () { if (!shut) news(); }, 2500); d.addEventListener("visibilitychange", news); addEventListener("focus", news);
waiting(); flush();

/* two counters: what was just decided stands in its row until the page is made anew */
d.addEventListener("decided", function (e) {
  var row = e.detail.button.closest("[data-tie]"); if (!row) return;
  var said = e.detail.said, cell = row.querySelector("td"), tag = cell.querySelector(".tag"), state = said.verdict === "unsure" ? "unknown" : said.verdict;
  row.dataset.tie = state; tag.textContent = state;
  tag.nextElementSibling.textContent = said.verdict === "dependent" ? e.detail.button.textContent : said.verdict === "unsure" ? "nothing is known" : "counted independently of one another";
  cell.querySelector(".meta").textContent = "you decided so just now; the figures follow when the page is made anew";
});
d.querySelectorAll("button.revoke").forEach(function (b) { b.addEventListener("click", function () { b.disabled = true; }); });
if (d.body.dataset.page === "decisions") d.addEventListener("kept", function () { location.reload(); });

/* for the scripts of single pages */
window.corroborate = { order: order, remember: remember };
})();
