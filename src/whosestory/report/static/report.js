// Opens what is folded around a place that a link leads to, and marks that place; says which scene a chart shows where.
(function () {
  "use strict";
  function open() {
    var id = decodeURIComponent(location.hash.slice(1));
    var place = id && document.getElementById(id);
    if (!place) { return; }
    for (var box = place.parentElement; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") { box.open = true; }
    }
    document.querySelectorAll(".here").forEach(function (each) { each.classList.remove("here"); });
    place.classList.add("here");
    place.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", open);
  // On charts of the script: under a pointer stands which scene that is, and a click leads there.
  var rows = document.querySelectorAll("#scenes tbody tr");
  function sceneAt(chart, starts, event) {
    var box = chart.getBoundingClientRect();
    var x = (event.clientX - box.left) * chart.viewBox.baseVal.width / box.width;
    var at = starts.filter(function (start) { return start <= x; }).length - 1;
    return rows[at] || null;
  }
  document.querySelectorAll("svg[data-scenes]").forEach(function (chart) {
    var starts = chart.dataset.scenes.split(" ").map(Number);
    var title = chart.querySelector("title"); // its own, which stands first
    chart.addEventListener("pointermove", function (event) {
      var row = sceneAt(chart, starts, event);
      title.textContent = row ? Array.prototype.map.call(row.cells, function (cell) { return cell.textContent; }).join("  ") : "";
      chart.classList.toggle("leads", Boolean(row && row.querySelector("a")));
    });
    chart.addEventListener("click", function (event) {
      var row = !event.target.closest("a") && sceneAt(chart, starts, event);
      var link = row && row.querySelector("a");
      if (link) { location.hash = link.hash; }
    });
  });
  open();
}());
