(function () {
  "use strict";
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
  var table = document.getElementById("pair-table");
  if (!table) { return; }
  var bodies = Array.prototype.slice.call(table.tBodies);
  var texts = bodies.map(function (b) { return b.textContent.toLowerCase(); });
  var byId = function (id) { return document.getElementById(id); };
  var picks = [["by-district", "d"], ["by-group", "g"], ["by-grade", "l"], ["by-new", "n"]];

  function filter() {
    var words = byId("q").value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    bodies.forEach(function (body, i) {
      var fits = picks.every(function (p) { var v = byId(p[0]).value; return !v || body.dataset[p[1]] === v; }) &&
        words.every(function (w) { return texts[i].indexOf(w) >= 0; });
      body.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    byId("count").textContent = shown === bodies.length ? "共 " + shown + " 对" : "显示 " + shown + " / " + bodies.length + " 对";
  }
  var timer;
  byId("q").addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(filter, 120); });
  picks.forEach(function (p) { byId(p[0]).addEventListener("change", filter); });

  table.addEventListener("click", function (event) {
    var row = event.target.closest("tr.row");
    if (!row) { return; }
    var more = row.nextElementSibling;
    more.hidden = !more.hidden;
    row.classList.toggle("open", !more.hidden);
    row.querySelector("button").setAttribute("aria-expanded", String(!more.hidden));
  });

  function value(body, column, numeric) {
    var cell = body.rows[0].cells[column];
    var text = cell.dataset.v === undefined ? cell.textContent : cell.dataset.v;
    return numeric ? parseFloat(text) || 0 : text;
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    if (!head.dataset.sort) { return; }
    head.tabIndex = 0;
    function sort() {
      var numeric = head.dataset.sort === "n";
      var down = head.classList.contains("up") || (numeric && !head.classList.contains("down"));
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (h) { h.classList.remove("up", "down"); });
      head.classList.add(down ? "down" : "up");
      var keyed = bodies.map(function (b, i) { return [value(b, column, numeric), i, b]; });
      keyed.sort(function (a, b) {
        var order = numeric ? a[0] - b[0] : a[0].localeCompare(b[0], "zh-Hans-CN");
        return (down ? -order : order) || a[1] - b[1];
      });
      keyed.forEach(function (k) { table.appendChild(k[2]); });
    }
    head.addEventListener("click", sort);
    head.addEventListener("keydown", function (event) { if (event.key === "Enter") { sort(); } });
  });
}());
