/* Tables, charts and a map of the same things: one selection in all of them, kept in the address; and what was known on a
   day. For the review pages and for published ones, from a server or from a disk. */
(function () {
"use strict";
var d = document, NS = "http://www.w3.org/2000/svg", spots = [];
function read(id) { var n = d.getElementById(id); return n ? JSON.parse(n.textContent) : {}; }
var data = read("series"), ground = read("ground");
function ids(n) { return (n.dataset.ids || "").split(" ").filter(Boolean); }

/* one selection */
function select(chosen, token, keep) {
  var set = new Set(chosen);
  d.querySelectorAll("[data-ids]").forEach(function (n) { n.classList.toggle("on", set.size > 0 && ids(n).some(function (i) { return set.has(i); })); });
  spots.forEach(function (s) { var on = set.size > 0 && s.ids.some(function (i) { return set.has(i); }), p = s.shape.getElement(); if (p) p.classList.toggle("on", on); });
  if (keep !== false) history.replaceState(null, "", token && set.size ? "#" + token : location.pathname + location.search);
}
function from(n) { var all = ids(n); if (n.classList.contains("on") && location.hash === "#" + (n.dataset.token || "")) select([], ""); else select(all, n.dataset.token || "c-" + all[0]); }
d.addEventListener("click", function (e) { if (e.target.closest("a,button,summary")) return; var n = e.target.closest("[data-ids]"); if (n) from(n); });
d.addEventListener("keydown", function (e) { if (e.key === "Enter" && e.target.matches("tr[data-ids]")) from(e.target); if (e.key === "Escape") select([], ""); });
function hash(scroll) {
  var token = decodeURIComponent(location.hash.slice(1)); if (!token) return;
  var n = Array.from(d.querySelectorAll("[data-token]")).find(function (x) { return x.dataset.token === token; }) ||
    (token.slice(0, 2) === "c-" && Array.from(d.querySelectorAll("[data-ids]")).find(function (x) { return ids(x).indexOf(token.slice(2)) >= 0; }));
  if (!n) return;
  select(ids(n), token, false);
  if (scroll) { var seen = n.tagName === "TR" ? n : d.querySelector("tr.on"); if (seen) seen.scrollIntoView({ block: "center" }); }
}
addEventListener("hashchange", function () { hash(true); });

/* as known on */
var range = d.getElementById("asof"), out = d.getElementById("asof-out");
var MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
function written(day) { var p = day.split("-"); return +p[2] + " " + MONTHS[+p[1] - 1] + " " + p[0]; }
function ordinal(day) { return Math.round(Date.parse(day + "T00:00:00Z") / 864e5) + 719163; }
function asof() {
  var n = +range.value, day = data.days[n], end = n === data.days.length - 1;
  out.textContent = written(day); range.setAttribute("aria-valuetext", written(day));
  d.querySelectorAll("[data-day]").forEach(function (x) { var at = x.getAttribute("data-day"); x.classList.toggle("later", !end && (!at || at > day)); });
  data.tolls.forEach(function (t) {
    var part = d.querySelector('[data-toll="' + t.toll + '"]'), known = end ? t : t.known.filter(function (k) { return k.day <= day; }).pop() || { words: "nothing was known yet" };
    part.querySelector("[data-verdict]").textContent = known.words;
    part.querySelectorAll(".band").forEach(function (b) { b.classList.toggle("later", known.low !== t.low || known.high !== t.high); });
  });
  d.querySelectorAll("svg.chart[data-x0]").forEach(function (svg) {
    var line = svg.querySelector(".cursor"), s = svg.dataset;
    if (end) { if (line) line.remove(); return; }
    if (!line) { line = d.createElementNS(NS, "line"); line.setAttribute("class", "cursor"); svg.append(line); }
    var share = (ordinal(day) - s.day0) / (s.day1 - s.day0), x = +s.x0 + Math.max(-0.06, Math.min(1.06, share)) * (s.x1 - s.x0);
    line.setAttribute("x1", x); line.setAttribute("x2", x); line.setAttribute("y1", s.top); line.setAttribute("y2", s.bottom);
  });
}
if (range) { range.addEventListener("input", asof); }

/* the map: land from Natural Earth, towns from the gazetteer, markers as wide as what is known of them */
function land(wide, drawn) {
  if (ground.land) { /* beside the page: a script, since a page from a disk may fetch nothing */
    var script = d.createElement("script"); window.corroborateLand = drawn; script.src = ground.land; d.head.append(script); return;
  }
  fetch("/api/land?" + new URLSearchParams({ west: wide.getWest(), south: wide.getSouth(), east: wide.getEast(), north: wide.getNorth() }))
    .then(function (r) { return r.json(); }).then(drawn).catch(function () {});
}
function draw() {
  var box = d.getElementById("map");
  if (!ground.map || !window.L || !box) return;
  box.hidden = false;
  var b = ground.map.box, map = L.map(box, { zoomSnap: 0.25, maxZoom: 12, minZoom: 3, attributionControl: true, zoomAnimation: false, fadeAnimation: false });
  map.attributionControl.setPrefix("Leaflet").addAttribution("Natural Earth · GeoNames");
  map.fitBounds([[b[1], b[0]], [b[3], b[2]]]);
  map.createPane("ground").style.zIndex = 200;
  var wide = map.getBounds().pad(ground.land ? 0.2 : 0.6); map.setMaxBounds(wide); map.setMinZoom(map.getZoom() - 0.5);
  function label(p, mine) {
    var words = d.createElement("span"), box = d.createElement("div"); words.textContent = p.name; box.append(words);
    L.marker([p.lat, p.lon], { interactive: false, keyboard: false, icon: L.divIcon({ className: "town" + (mine ? " mine" : "") + (mine && p.precision !== "place" ? " vague" : ""), html: box, iconSize: [0, 0] }) }).addTo(map);
  }
  var taken = [];
  function free(p) { var at = map.latLngToContainerPoint([p.lat, p.lon]), ok = !taken.some(function (t) { return Math.abs(t.x - at.x) < 84 && Math.abs(t.y - at.y) < 15; }); if (ok) taken.push(at); return ok; }
  var known = ground.places.filter(function (p) { return p.lat !== null; }).sort(function (a, c) { return c.radius - a.radius; });
  function mark(p, shape) {
    shape.bindTooltip(p.name + (p.precision === "place" ? "" : " (" + p.precision + ")") + ": " + p.many + " " + (ground.what || "statement") + (p.many === 1 ? "" : "s"));
    shape.on("click", function () { select(p.ids.split(" "), p.token); });
    spots.push({ shape: shape, ids: p.ids.split(" ") });
    return shape;
  }
  function round(p) { mark(p, L.circle([p.lat, p.lon], { radius: p.radius, className: "spot vague", bubblingMouseEvents: false })).addTo(map); }
  land(wide, function (shape) {
    var drawn = {};
    L.geoJSON(shape, { pane: "ground", interactive: false, style: { className: "land", fillOpacity: 1 }, onEachFeature: function (f, layer) { drawn[f.properties.name] = f; } }).addTo(map);
    known.filter(function (p) { return p.precision === "country"; }).forEach(function (p) { /* a country is its outline; one that is drawn under another name, a circle */
      if (drawn[p.name]) mark(p, L.geoJSON(drawn[p.name], { pane: "ground", style: { className: "spot vague whole" } }).getLayers()[0]).addTo(map); else round(p);
    });
    hash(false); box.dataset.ready = "1";
  });
  known.forEach(function (p) {
    if (p.precision === "place") mark(p, L.circleMarker([p.lat, p.lon], { radius: 6, className: "spot", bubblingMouseEvents: false })).addTo(map);
    else if (p.precision !== "country") round(p);
  });
  known.slice().reverse().forEach(function (p) { if (p.precision !== "country" && free(p)) label(p, true); });
  ground.map.towns.forEach(function (p) { if (free(p)) label(p, false); });
}
draw(); hash(true);
})();
