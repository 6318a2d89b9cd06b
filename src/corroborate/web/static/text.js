/* A text with its claims, one of them chosen; and a claim that a person writes down from the words. Only on a text's page,
   after review.js, which sends what is decided. */
(function () {
"use strict";
var d = document, $ = function (id) { return d.getElementById(id); }, order = corroborate.order, remember = corroborate.remember;

/* a text and its claims */
var text = $("text"), told = $("told"), code = $("code");
function choose(n, scroll) {
  if (!text) return;
  text.classList.toggle("chosen", n !== null);
  text.querySelectorAll("[data-o],.fig").forEach(function (s) {
    s.classList.toggle("on", n !== null && (" " + (s.dataset.s || "") + " ").indexOf(" " + n + " ") >= 0);
    if (s.dataset.m) s.dataset.m.split(" ").forEach(function (m) { var p = m.split(":"); s.classList.toggle(p[0], n === null || p[1].split(",").indexOf(String(n)) >= 0); });
    s.classList.toggle("q", n !== null && (" " + (s.dataset.q || "") + " ").indexOf(" " + n + " ") >= 0);
  });
  if (told) Array.from(told.children).forEach(function (li) {
    var on = +li.dataset.n === n; li.classList.toggle("on", on); li.querySelector(".slots").hidden = !on; li.querySelector(".acts2").hidden = !on;
    if (on && scroll) { li.scrollIntoView({ block: "nearest" }); li.querySelector("[data-choose]").focus({ preventScroll: true }); history.replaceState(null, "", li.querySelector("[data-choose]").getAttribute("href")); }
  });
  var first = scroll !== false && n !== null && text.querySelector(".fig.on,.on,.q"); if (first) first.scrollIntoView({ block: "center" });
}
if (told) {
  var start = told.querySelector("[data-chosen]"); if (start) choose(+start.dataset.n, true);
  told.addEventListener("click", function (e) { var a = e.target.closest("[data-choose]"); if (a && !e.ctrlKey && !e.metaKey) { e.preventDefault(); choose(+a.closest("li").dataset.n, true); } });
  text && text.addEventListener("click", function (e) {
    var s = e.target.closest(".fig[data-s],[data-s]"); if (!s || !getSelection().isCollapsed) return;
    var n = (s.closest(".fig") || s).dataset.s.split(" ")[0] || (s.dataset.q || "").split(" ")[0]; if (n !== "") choose(+n, true);
  });
  d.addEventListener("step", function (e) {
    var all = Array.from(told.children), at = all.findIndex(function (li) { return li.classList.contains("on"); }), to = all[at < 0 ? 0 : at + e.detail];
    if (to) choose(+to.dataset.n, true);
  });
  d.addEventListener("back", function (e) { if (told.contains(e.detail)) choose(+e.detail.dataset.n, true); });
  d.addEventListener("decided", function (e) {
    var li = e.detail.button.closest("li"); if (!li) return;
    var tag = li.querySelector(".tag.counts,.tag.left") || d.createElement("span"), counts = e.detail.said.verdict === "accepted";
    tag.className = "tag " + (counts ? "counts" : "left"); tag.textContent = counts ? "counts" : "left out"; li.querySelector("[data-choose]").after(" ", tag);
    var to = li.nextElementSibling; if (to) choose(+to.dataset.n, true);
  });
}

/* a claim by hand: words that are marked in the text go into the field that was used last */
if (code) {
  var field = null;
  function points(words) { return Array.from(words).length; }
  function offset(node, at) {
    var s = (node.nodeType === 3 ? node.parentNode : node).closest("[data-o]");
    if (!s) { s = node.nodeType === 1 && (node.querySelector("[data-o]") || (node.childNodes[at] && node.childNodes[at].querySelector && node.childNodes[at].querySelector("[data-o]"))); return s ? +s.dataset.o : null; }
    return +s.dataset.o + points((node.nodeType === 3 ? node.data : s.textContent).slice(0, node.nodeType === 3 ? at : undefined));
  }
  function take() {
    var sel = getSelection(); if (!field || sel.isCollapsed || !text.contains(sel.anchorNode) || !text.contains(sel.focusNode)) return;
    var r = sel.getRangeAt(0), a = offset(r.startContainer, r.startOffset), b = offset(r.endContainer, r.endOffset);
    if (a === null || b === null || b <= a) return;
    var words = ""; text.querySelectorAll("[data-o]").forEach(function (s) { var o = +s.dataset.o, w = Array.from(s.textContent); if (o + w.length > a && o < b) { while (words && points(words) < o - a) words += "\n"; words += w.slice(Math.max(0, a - o), b - o).join(""); } });
    var lead = points(words) - points(words.trimStart()); field.value = words.trim(); field.dataset.start = String(a + lead);
    field.dispatchEvent(new Event("change", { bubbles: true })); sel.removeAllRanges(); field.focus({ preventScroll: true });
  }
  function using(input) { code.querySelectorAll(".taking").forEach(function (i) { i.classList.remove("taking"); }); field = input; if (input) input.classList.add("taking"); }
  code.addEventListener("focusin", function (e) { if (e.target.matches("[data-start]")) using(e.target); });
  code.addEventListener("click", function (e) { var b = e.target.closest("[data-take]"); if (b) using($(b.dataset.take)); });
  code.addEventListener("input", function (e) { if (e.target.matches("[data-start]")) e.target.dataset.start = ""; });
  text.addEventListener("mouseup", take); text.addEventListener("touchend", function () { setTimeout(take, 50); });
  $("f-figure").addEventListener("change", function () {
    fetch("/api/count?" + new URLSearchParams({ words: this.value })).then(function (r) { return r.json(); }).then(function (c) {
      if (!c) return; $("f-low").value = c.low === null ? "" : c.low; $("f-high").value = c.high === null ? "" : c.high; $("f-about").checked = c.about; $("f-vague").value = c.vague; }).catch(function () {});
  });
  function slot(input, kind) { var s = input.dataset.start; return { words: input.value, start: s === "" ? null : +s, kind: kind || "" }; }
  function whole(v) { return v.trim() === "" ? null : Number(v); }
  function send() {
    var c = { text: code.dataset.text };
    code.querySelectorAll("[data-slot]").forEach(function (i) { c[i.dataset.slot] = slot(i); });
    code.querySelectorAll("[data-many]").forEach(function (f) { c[f.dataset.many] = Array.from(f.querySelectorAll("input")).filter(function (i) { return i.value.trim(); }).map(function (i) { var k = i.parentNode.querySelector("select"); return slot(i, k ? k.value : ""); }); });
    code.querySelectorAll("[data-plain]").forEach(function (i) { c[i.dataset.plain] = i.type === "checkbox" ? i.checked : i.value.trim(); });
    c.low = whole(String(c.low)); c.high = whole(String(c.high)); c.sorts = c.sorts.split(",").map(function (s) { return s.trim(); }).filter(Boolean);
    if (c.vague) { c.low = null; c.high = null; c.about = false; }
    var why = $("f-why"), key = order("/api/code", { old: code.dataset.old, why: why.value.trim() || why.placeholder, after: code.dataset.after, claim: c }, "a claim by hand");
    if (!key) return;
    $("code-problem").textContent = "";
    d.addEventListener("kept", function (e) { if (e.detail.key === key) { remember(key, code.dataset.back, e.detail.said.id); leave(); } });
    d.addEventListener("refused", function (e) { if (e.detail.key === key) { $("trouble").hidden = true; $("code-problem").textContent = e.detail.why; } });
  }
  function leave() { location.href = code.dataset.back ? "/?at=" + code.dataset.back : location.pathname; }
  code.addEventListener("submit", function (e) { e.preventDefault(); send(); });
  code.addEventListener("keydown", function (e) { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); send(); } else if (e.key === "Enter" && e.target.matches("input")) e.preventDefault(); });
  $("code-leave").addEventListener("click", leave);
  var first = $("f-figure"); first.focus({ preventScroll: true });
  if (first.dataset.start) { var at = +first.dataset.start, s = Array.from(text.querySelectorAll("[data-o]")).filter(function (n) { return +n.dataset.o <= at; }).pop(); if (s) { s.scrollIntoView({ block: "center" }); var f = s.closest(".fig"), n = f ? f.dataset.s.split(" ")[0] : ""; if (n !== "") choose(+n, false); } }
}
})();
